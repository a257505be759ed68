/** What every chart takes beside its data. */
export interface ChartOptions {
  /** Width in CSS pixels; everything fits from 280 up. */
  width: number;
  /** The document that owns the nodes; the page's own when left out. */
  document?: Document;
}

/** Below this width labels take two lines and charts show fewer of them. */
export const NARROW = 560;

/** Size of all text in charts except titles, in pixels. */
export const FONT_SIZE = 12;

/** The options with the document filled in. */
export function withDocument(options: ChartOptions): Required<ChartOptions> {
  return { document: globalThis.document, ...options };
}
