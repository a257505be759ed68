import { FileAttachment } from "observablehq:stdlib";

/** The database engine, as files of this site. Fetched only when an engine starts. */
export const engineFiles = {
  wasm: FileAttachment("./duckdb-eh.wasm"),
  worker: FileAttachment("./duckdb-browser-eh.worker.js")
};
