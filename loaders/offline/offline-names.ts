/**
 * Libraries that pages may use by their implicit name: `html`, `svg` and `Inputs` need htl, and the display
 * of a date needs isoformat. Framework asks a web address for them, so they are bundled here instead.
 */
export const BUNDLED: readonly string[] = ["htl", "isoformat"];

/**
 * Libraries that modules import by their bare name. Framework would serve each of them, and everything they use, as
 * files of their own: 38 for Plot and d3. Here each is one file, and what they share is another.
 */
export const WHOLE: readonly string[] = ["@duckdb/duckdb-wasm", "@observablehq/plot", "d3"];

/**
 * Libraries that Framework's own client mentions and no page uses. Framework asks a registry for the version of
 * each while it bundles; a folder with any version in its name answers that question without a network.
 */
export const MENTIONED: readonly string[] = [
  "@duckdb/duckdb-wasm",
  "@observablehq/dot",
  "@observablehq/plot",
  "@observablehq/sample-datasets",
  "@observablehq/sqlite",
  "@uwdata/vgplot",
  "@viz-js/viz",
  "apache-arrow",
  "arquero",
  "d3",
  "d3-dsv",
  "echarts",
  "exceljs",
  "jszip",
  "katex",
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
