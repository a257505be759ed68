// Written at the end of one file: shows the page that the address names, and lets its controls answer. Where this fails, as in a
// browser too old for it, the text of all pages stays as it was written.
import { fromBase85 } from "./base85.js";
import { type Held, PACKED } from "./held.js";
import { addressInFile, pageInHash } from "./page-links.js";

const MAIN = "observablehq-main";

/** Longer than a page takes until its cells show something, in milliseconds. */
const PATIENCE = 5000;

const root = document.documentElement;
const own = location.href.replace(/[?#].*/, "");

/** Some browsers let no file from a disk change its address: a choice is then not kept in it, and works all the same. */
function tolerateRefusals(): void {
  for (const name of ["pushState", "replaceState"] as const) {
    const change = history[name].bind(history);
    history[name] = (...given) => {
      try {
        change(...given);
      } catch {}
    };
  }
}

async function unpack(): Promise<Held> {
  const packed = document.getElementById(PACKED)!;
  const bytes = fromBase85(packed.textContent!, Number(packed.dataset.length));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
}

/** Gives the links of the page, also those that come later, their addresses in this file. */
function keepLinks(pages: readonly string[], open: string): void {
  const known = new Map<string, string | null>();
  const give = (): void => {
    for (const link of document.querySelectorAll("a[href]")) {
      const href = link.getAttribute("href")!;
      if (!known.has(href)) known.set(href, addressInFile(href, { own, pages, open }));
      const given = known.get(href) ?? null;
      if (given === null) link.removeAttribute("href");
      else if (given !== href) link.setAttribute("href", given);
    }
  };
  give();
  new MutationObserver(give).observe(document.body, { childList: true, subtree: true });
}

/** Resolves in a frame in which no cell waits any more. */
async function shown(live: Element): Promise<void> {
  const begun = performance.now();
  const frame = (): Promise<number> => new Promise(requestAnimationFrame);
  do await frame();
  while (
    performance.now() - begun < PATIENCE &&
    (live.querySelector("observablehq-loading") || !live.querySelector("h1")?.textContent?.trim())
  );
  await frame();
}

/** Below the page: the licences of what is packed, to be opened. */
function showLicences(text: string): void {
  const [details, summary, words] = ["details", "summary", "pre"].map((name) => document.createElement(name));
  summary!.textContent = "Licences of the packages in this file";
  words!.textContent = text;
  details!.append(summary!, words!);
  document.getElementById("observablehq-footer")!.append(details!);
}

function goTo(place: string): void {
  const element = place && document.getElementById(place);
  if (element) element.scrollIntoView();
  else scrollTo(0, 0);
}

async function open(): Promise<void> {
  const held = await unpack();
  const names = [...document.querySelectorAll(`#${MAIN} > article`)].map(({ id }) => id);
  const asked = pageInHash(location.hash);
  const page = asked && names.includes(asked.page) ? asked.page : names[0]!;
  addEventListener("hashchange", () => {
    const next = pageInHash(location.hash) ?? { page: names[0]!, place: "" };
    if (next.page !== page && names.includes(next.page)) location.reload();
    else goTo(next.place);
  });
  const shell = held.shells[page];
  if (shell) await run(shell, { ...held, page });
  keepLinks(names, page);
  showLicences(held.licences);
  goTo(asked?.place ?? "");
}

/** Puts a page with its cells in the place of the text, once they show something. */
async function run({ title, html }: Held["shells"][string], held: Held): Promise<void> {
  globalThis.controlLinesFile = held;
  const written = document.getElementById(MAIN)!;
  const live = written.cloneNode(false) as HTMLElement;
  live.innerHTML = html;
  written.removeAttribute("id");
  // It has its width, and so do its charts, before it is seen.
  Object.assign(live.style, {
    visibility: "hidden",
    position: "absolute",
    width: `${written.clientWidth}px`
  });
  written.before(live);
  document.title = title;
  tolerateRefusals();
  const script = document.createElement("script");
  script.textContent = held.program;
  document.body.append(script);
  await shown(live);
  written.remove();
  live.removeAttribute("style");
  root.dataset.live = "";
}

open().catch((error) => {
  delete root.dataset.scripts;
  throw error;
});
