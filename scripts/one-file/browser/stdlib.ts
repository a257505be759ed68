import { held } from "./held.js";

export * from "framework:stdlib";

const INPUTS = "plan/inputs.json";
const ALL_FORCES = "plan/all-forces.json";

/** Files are held, not registered. */
export function registerFile(): void {}

/** A file of the plan, named as a page or module of a site names it; what this file does not hold is told to who reads it. */
export function FileAttachment(name: string) {
  const asked = name.replace(/^(\.{1,2}\/)+/, "");
  // The data of every place have those of the plan’s own, too.
  const path = asked === INPUTS ? ALL_FORCES : asked;
  return {
    name,
    href: "",
    json: async <T>(): Promise<T> => {
      if (path in held.files) return held.files[path] as T;
      throw new Error("This file holds its own pages alone: for this, open the site.");
    }
  };
}
