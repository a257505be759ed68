/** What an author may write that is too heavy to ship, a line each. */
export const HEAVY_PAGE = `# Heavy

\`\`\`dot
digraph { a -> b }
\`\`\`

\`\`\`mermaid
graph TD;
\`\`\`

\`\`\`js
vl.markBar();
L.map("map");
mapboxgl.accessToken;
echarts.init();
SQLite;
FileAttachment("a.sqlite").sqlite();
FileAttachment("a.parquet").parquet();
FileAttachment("a.xlsx").xlsx();
\`\`\`
`;

/** The line of each, and what is said of it. */
export const HEAVY_LINES: readonly (readonly [number, string])[] = [
  [3, "“dot”"],
  [7, "“mermaid”"],
  [12, "“vl”"],
  [13, "“L”"],
  [14, "“mapboxgl”"],
  [15, "“echarts”"],
  [16, "“SQLite”"],
  [17, 'FileAttachment("./a.sqlite").sqlite'],
  [18, 'FileAttachment("./a.parquet").parquet'],
  [19, 'FileAttachment("./a.xlsx").xlsx']
];
