import { version } from "../plan/kit-version.js";
import type { Month } from "../plan/month.js";

/** What a page of an author's own begins with: one measure in one view, with its charts. */
export interface MeasurePageText {
  /** Heading of the page. */
  title: string;
  /** Id of the measure. */
  measure: string;
  /** What is shown whatever the page's address says; nothing for what the reader chooses. */
  shown?: { period: Month; force: string; peers: readonly string[] | null };
  /** Thresholds that are not the published ones, by their paths. */
  thresholds?: Readonly<Record<string, unknown>>;
  /** The measure is a survey, which has no months. */
  isSurvey: boolean;
}

/** The Markdown of a page that shows one measure: sentence, colour, charts, and the rows behind them. */
export function measurePageText({
  title,
  measure,
  shown,
  thresholds = {},
  isSurvey
}: MeasurePageText): string {
  const fixed = { ...shown, ...thresholds };
  const parts = [
    "...choice",
    ...Object.entries(fixed).map(([name, value]) => `${keyText(name)}: ${JSON.stringify(value)}`)
  ];
  const charts = isSurvey ? ["survey", "msg"] : ["spc", "fan", "msg"];
  const names = ["badge", "choice", ...(shown ? [] : ["choose"]), ...charts, "month", "rated", "sql"].sort();
  const [first, ...others] = charts;
  return `${heading(title)}

\`\`\`js
import {${names.join(", ")}} from "/control-lines.js";
\`\`\`

\`\`\`js
const now = rated(${JSON.stringify(measure)}, {${parts.join(", ")}});
\`\`\`
${shown ? "" : CONTROLS}
\${now.force.name}, period ended \${month(now.period)}: \${badge(now)} \${now.sentence}

\${${first}(now)}

<div class="grid grid-cols-2">${others.map((name) => `\${${name}(now)}`).join("")}</div>

${isSurvey ? SURVEY_QUERY : OFFENCES_QUERY}`;
}

/** The controls of the reader's choice, where the page leaves it to them. */
const CONTROLS = `
\${choose()}
`;

const OFFENCES_QUERY = `\`\`\`sql
SELECT month, count FROM offences WHERE series = \${now.dossier.measure.series} AND force = \${now.force.id} ORDER BY month DESC LIMIT 12
\`\`\`
`;

const SURVEY_QUERY = `\`\`\`sql
SELECT period_end, percent, base FROM surveys WHERE survey = \${now.dossier.measure.survey} AND force = \${now.force.id} ORDER BY period_end DESC
\`\`\`
`;

/** The Markdown of a page that asks the plan's tables one question. */
export function queryPageText({ title, sql }: { title: string; sql: string }): string {
  // A dollar before a brace would put a value of the page in.
  return `${heading(title)}

\`\`\`sql
${sql.trim().replaceAll("${", "$ {")}
\`\`\`
`;
}

/** Front matter, with the version of the kit that the page is written for, and heading; a title is text, whatever is in it. */
function heading(title: string): string {
  return `---\ntitle: ${JSON.stringify(title)}\nkit: "${version}"\n---\n\n# ${title.replace(/[\\`*_{}[\]<>#$|&]/g, "\\$&")}`;
}

/** A name before a colon: in quotes when it is no word. */
const keyText = (name: string): string => (/^[a-z]\w*$/i.test(name) ? name : JSON.stringify(name));
