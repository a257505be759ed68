import manifest from "../../package.json" with { type: "json" };

/** Version of this program, such as "0.1.0". */
export const SOFTWARE_VERSION: string = manifest.version;

/** Its name and version, as accounts give it. */
export const SOFTWARE = `${manifest.name} ${SOFTWARE_VERSION}`;
