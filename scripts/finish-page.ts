import { createHash } from "node:crypto";

/**
 * Mends the shell that Framework puts around every page: the language of the text, zooming by hand, a main part that
 * can be skipped to, a name for the side bar's switch, and a policy that lets the page load nothing from another machine.
 */
export function finishPage(html: string): string {
  const mended = REPAIRS.reduce((page, [from, to]) => page.replace(from, to), html);
  return mended.replace('<meta charset="utf-8">', `<meta charset="utf-8">\n${policy(mended)}`);
}

const REPAIRS: readonly (readonly [string, string])[] = [
  ["<html>", '<html lang="en-GB">'],
  ["width=device-width, initial-scale=1, maximum-scale=1", "width=device-width, initial-scale=1"],
  // The skip link moves the keyboard there.
  ['<main id="observablehq-main"', '<main id="observablehq-main" tabindex="-1"'],
  [
    '<input id="observablehq-sidebar-toggle" type="checkbox" title="Toggle sidebar">',
    switchOf("Show the list of pages")
  ]
];

function switchOf(name: string): string {
  return `<input id="observablehq-sidebar-toggle" type="checkbox" aria-label="${name}" title="${name}">`;
}

/** Scripts and data from this site only. The scripts written into the page are allowed by their hashes. */
function policy(html: string): string {
  const scripts = [...html.matchAll(/<script\b(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g)];
  const hashes = scripts.map(([, body]) => `'sha256-${createHash("sha256").update(body!).digest("base64")}'`);
  const directives = [
    "default-src 'self'",
    ["script-src 'self' 'wasm-unsafe-eval'", ...new Set(hashes)].join(" "),
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "worker-src 'self' blob:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'"
  ];
  return `<meta http-equiv="Content-Security-Policy" content="${directives.join("; ")}">`;
}
