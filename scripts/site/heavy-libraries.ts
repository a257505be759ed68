import { TABLE_FILES } from "../../src/duckdb/page-table.js";

/** A library that Framework offers by name, and this site does not ship. */
export interface HeavyLibrary {
  /** The names by which pages reach it, and the methods of FileAttachment, such as `.parquet`. */
  names: readonly string[];
  /** What it is, for somebody who did not write the name. */
  is: string;
  instead: string;
}

/** What an author who has the package can do; its files then come from `node_modules`. */
const own = (name: string, code: string): string => `npm install ${name}, and write ${code}`;

const PICTURE = 'a picture drawn elsewhere, FileAttachment("picture.svg").image()';

/** What Framework would fetch from the internet, each with another way to the same end. */
export const HEAVY: readonly HeavyLibrary[] = [
  {
    names: ["dot"],
    is: "Graphviz",
    instead: `draw boxes and arrows with Plot.link, Plot.arrow or Plot.tree, or show ${PICTURE}`
  },
  {
    names: ["mermaid"],
    is: "Mermaid diagrams",
    instead: `draw boxes and arrows with Plot.link, Plot.arrow or Plot.tree, or show ${PICTURE}`
  },
  {
    names: ["vl"],
    is: "Vega-Lite",
    instead: "draw the chart with Plot, which is here"
  },
  {
    names: ["vg"],
    is: "Mosaic vgplot",
    instead: "draw the chart with Plot from the rows of a sql block"
  },
  {
    names: ["echarts"],
    is: "Apache ECharts",
    instead: `draw the chart with Plot, or ${own("echarts", 'import * as echarts from "echarts"')}`
  },
  {
    names: ["L"],
    is: "Leaflet",
    instead: `draw the map with Plot.geo from boundaries in a JSON file, or ${own("leaflet", 'import * as L from "leaflet"')}`
  },
  {
    names: ["mapboxgl"],
    is: "Mapbox GL",
    instead:
      "draw the map with Plot.geo from boundaries in a JSON file, since its tiles come from the internet"
  },
  {
    names: ["SQLite", "SQLiteDatabaseClient", ".sqlite"],
    is: "SQLite",
    instead: "save the table as CSV and name it under sql: in the front matter"
  },
  {
    names: [".parquet", ".arquero-parquet"],
    is: "the Parquet reader",
    instead: "save the table as CSV, Arrow or in a .duckdb file, and name it under sql: in the front matter"
  },
  {
    names: [".xlsx"],
    is: "the reader of Excel workbooks",
    instead: 'save the sheet as “CSV UTF-8”, and read it with FileAttachment("sheet.csv").csv({typed: true})'
  },
  {
    names: ["duckdb", "DuckDBClient"],
    is: "Framework's own DuckDB",
    instead: `ask with a sql block, and name files of your own (${TABLE_FILES}) under sql: in the front matter`
  },
  {
    names: ["_"],
    is: "Lodash",
    instead: `use d3 (d3.group, d3.rollup, d3.sort), or ${own("lodash", 'import _ from "lodash"')}`
  },
  {
    names: ["topojson"],
    is: "TopoJSON",
    instead: own("topojson-client", 'import * as topojson from "topojson-client"')
  },
  {
    names: ["React", "ReactDOM", "jsx"],
    is: "React",
    instead: "write html`<b>…</b>` in a js block"
  }
];

/** A name that Framework has and the list above has not: one of its sample tables. */
export const SAMPLE: HeavyLibrary = {
  names: [],
  is: "one of Framework's sample tables",
  instead: 'put a file beside the page, and read it with FileAttachment("table.csv").csv({typed: true})'
};
