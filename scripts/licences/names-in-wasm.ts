/** What WebAssembly shows of its code by the names of what it exports. */
export interface NamesInWasm {
  /** The outermost names of nested C++ names that are written as namespaces are, without capitals in front. */
  namespaces: ReadonlySet<string>;
  /** Does it export this function, or anything of this C++ name? `arrow_vendored::date` is a name in another. */
  has(name: string): boolean;
}

/** A nested C++ name as compilers write it: N, what it is bound to, then its parts, each after its length. */
const NESTED = /N[rVK]*[RO]?(\d+)/g;

/** Reads the names that WebAssembly exports: modules that can load others at run time, as DuckDB's, export all they have. */
export async function namesInWasm(bytes: Uint8Array<ArrayBuffer>): Promise<NamesInWasm> {
  const exported = WebAssembly.Module.exports(await WebAssembly.compile(bytes)).map(({ name }) => name);
  const functions = new Set(exported);
  const text = exported.join("\n");
  return {
    namespaces: new Set(exported.flatMap(outermost)),
    has(name) {
      const written = name.split("::").map((part) => `${part.length}${part}`);
      return functions.has(name) || new RegExp(`(?<!\\d)${written.join("")}`).test(text);
    }
  };
}

function outermost(exported: string): string[] {
  return [...exported.matchAll(NESTED)].flatMap((match) => {
    const start = match.index + match[0].length;
    const end = start + Number(match[1]);
    const name = exported.slice(start, end);
    // What lies in a namespace follows with its own length; an N at the end of another word is followed by anything.
    return /^[a-z_]\w*$/.test(name) && /\d/.test(exported.charAt(end)) ? [name] : [];
  });
}
