// Imported before Framework, for what it does: Framework parses every fragment of HTML, hundreds in a build, in a new
// jsdom window, and making windows took a third of the build. Of each window it reads only the document, so one
// window is enough to parse them all: the same parser, and the same documents.
import { createRequire } from "node:module";

interface Parsed {
  window: { document: object };
}

interface Jsdom {
  JSDOM: new (html: string, options?: object) => Parsed;
}

interface ParserWindow {
  DOMParser: new () => { parseFromString(html: string, type: "text/html"): object };
}

const framework = createRequire(import.meta.resolve("@observablehq/framework/package.json"));
const jsdom = framework("jsdom") as Jsdom;
const { window } = new jsdom.JSDOM("");
const parser = new (window as unknown as ParserWindow).DOMParser();

jsdom.JSDOM = class implements Parsed {
  readonly window: Parsed["window"];
  constructor(html: string) {
    this.window = { document: parser.parseFromString(html, "text/html") };
  }
};
