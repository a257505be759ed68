/** How many bytes of a download have arrived; `total` is null when it is not known. */
export interface Progress {
  loaded: number;
  total: number | null;
}

export type ProgressListener = (progress: Progress) => void;

/**
 * Fetches a file whole, telling its progress. `size` is the file's size on disk, if known: the server's own figure is
 * that of the compressed file when it sends it compressed.
 */
export async function download(
  address: string,
  size: number | undefined,
  onProgress: ProgressListener
): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} gave status ${response.status}`);
  if (!response.body) return new Uint8Array(await response.arrayBuffer());
  const total = size ?? contentLength(response);
  const chunks: Uint8Array[] = [];
  let loaded = 0;
  for await (const chunk of chunksOf(response.body)) {
    chunks.push(chunk);
    loaded += chunk.length;
    onProgress({ loaded, total });
  }
  return joined(chunks, loaded);
}

function contentLength({ headers }: Response): number | null {
  const length = headers.get("content-length");
  return length && !headers.get("content-encoding") ? Number(length) : null;
}

/** Not every browser can iterate over a stream itself. */
async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
}

function joined(chunks: Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
