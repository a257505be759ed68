// htl as pages are given it: the same, but for how it attaches a listener. It writes onclick="::3" into the markup for a
// moment, which the policy of pages refuses, with an error, as it does any script in an attribute.
import * as htl from "htl";
import { printTablesWhole } from "./whole-tables.js";

type Tag = typeof htl.html;

/** A listener at the end of the text before it, such as ` onclick=`. */
const LISTENER = /(\s)(on[a-z]+)=$/;

/** The same tag, given each listener as a property instead: `<b ${{onclick}}>` for `<b onclick=${onclick}>`. */
function withListeners(tag: (strings: { raw: readonly string[] }, ...values: unknown[]) => unknown) {
  return ({ raw }: { raw: readonly string[] }, ...values: unknown[]): unknown => {
    const names = values.map((value, i) =>
      typeof value === "function" ? LISTENER.exec(raw[i]!)?.[2] : undefined
    );
    const strings = raw.map((text, i) => (names[i] ? text.replace(LISTENER, "$1") : text));
    return tag({ raw: strings }, ...values.map((value, i) => (names[i] ? { [names[i]]: value } : value)));
  };
}

const both = (tag: Tag) =>
  Object.assign(withListeners(tag as never), { fragment: withListeners(tag.fragment as never) });

export const html = both(htl.html);
export const svg = both(htl.svg as never);

// Every page with a table of Inputs has this module, since Inputs makes it with htl, and may have no other of ours.
if (typeof document !== "undefined") printTablesWhole();
