import { parseHTML } from "linkedom";

/** Gives the page components a document to work in; import it before them. */
const { document } = parseHTML("<!doctype html><html><body></body></html>");
Object.assign(globalThis, { document });
