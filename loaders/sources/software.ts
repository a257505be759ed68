import manifest from "../../package.json" with { type: "json" };

/** Name and version of this program, as accounts give it. */
export const SOFTWARE = `${manifest.name} ${manifest.version}`;
