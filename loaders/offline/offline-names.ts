/** A library that pages may use by a name that they do not import, such as `Plot`: Framework asks for `npm:` and its name. */
export interface ServedLibrary {
  name: string;
  /** It has a default export, and Framework uses no other. */
  isDefault?: true;
  /** Folders and files of the package that pages ask for beside its module. */
  files?: readonly string[];
}

/**
 * What pages may use as Framework's documentation says, bundled here from `node_modules` instead of being fetched.
 * Only a page that uses one of them loads it.
 */
export const SERVED: readonly ServedLibrary[] = [
  // html, svg, htl and Inputs; dates that are displayed.
  { name: "htl" },
  { name: "isoformat" },
  { name: "@observablehq/plot" },
  { name: "d3" },
  { name: "arquero" },
  // FileAttachment's .csv and .tsv, .arrow, .zip.
  { name: "d3-dsv" },
  { name: "apache-arrow" },
  { name: "jszip", isDefault: true },
  // tex, with its fonts.
  { name: "katex", isDefault: true, files: ["dist/katex.min.css", "dist/fonts"] }
];

/**
 * Libraries that modules import by their bare name. Framework would serve each of them, and everything they use, as
 * files of their own: 38 for Plot and d3. Here each is one file, and what they share is another.
 */
export const WHOLE: readonly string[] = [
  "@duckdb/duckdb-wasm",
  "@observablehq/plot",
  "arquero",
  "d3",
  "d3-array",
  "d3-shape"
];

/**
 * Libraries that Framework's own client mentions and that are not served. Framework asks a registry for the version of
 * each while it bundles; a folder with any version in its name answers that question without a network.
 */
export const MENTIONED: readonly string[] = [
  "@duckdb/duckdb-wasm",
  "@observablehq/dot",
  "@observablehq/sample-datasets",
  "@observablehq/sqlite",
  "@uwdata/vgplot",
  "@viz-js/viz",
  "echarts",
  "exceljs",
  "leaflet",
  "lodash",
  "mapbox-gl",
  "mermaid",
  "parquet-wasm",
  "react",
  "react-dom",
  "sql.js",
  "topojson-client",
  "vega",
  "vega-lite",
  "vega-lite-api"
];
