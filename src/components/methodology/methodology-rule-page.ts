import { falseAlarmsChart } from "../../charts/evidence/evidence-false-alarms-chart.js";
import { looksChart } from "../../charts/evidence/evidence-looks-chart.js";
import { powerChart } from "../../charts/evidence/evidence-power-chart.js";
import { chartWithDownloads } from "../../kit/chart-with-downloads.js";
import { type Child, element } from "../../kit/element.js";
import { evidenceFooter } from "../../kit/picture-footer.js";
import { type AnyRule, RULE_IDS, RULES, ruleName } from "../../rules/rules.js";
import type { Tried } from "../../views/evidence-files.js";
import { choice } from "./methodology-choice.js";
import { examplesOf, type Methodology } from "./methodology-context.js";
import { type Worked, workedExample } from "./methodology-example.js";
import { bullets, paragraph } from "./methodology-prose.js";
import { looksTable, powerTable, unchangedTable } from "./methodology-trial-tables.js";

/** What the page of a rule says in words of its own. Sentences may hold marks: see {@link prose}. */
export interface RuleText {
  /** What the paper says, paraphrased. */
  paper: string[];
  /** The formulas, as parts with a heading each. */
  computed: { heading: string; content: Child[] }[];
  /** What the computation takes for granted. */
  assumptions: string[];
  /** When not to trust it. */
  limits: string[];
}

/** The page of one rule: its words, its worked example, and what was measured of it. */
export interface RulePage {
  rule: AnyRule;
  text: (source: Methodology) => RuleText;
  /** The worked example on one measure; or on the whole plan, when `examples` is "plan". */
  examples: "measures" | "plan";
  example: (source: Methodology, id: string) => Worked[];
  /** The rules whose error rates are shown, and what has to be said of them. */
  evidence?: { rules: readonly Tried["rule"][]; note?: string };
}

/** The page of a rule, in one order for all of them. */
export function rulePage(page: RulePage, source: Methodology): HTMLElement {
  const { rule } = page;
  const text = page.text(source);
  return element(
    "article",
    { class: "methodology-page" },
    breadcrumb(),
    element("h1", {}, ruleName(rule)),
    element("p", { class: "methodology-question" }, RULES[rule].question),
    section("paper", "What the paper says", ...text.paper.map(paragraph)),
    section(
      "computed",
      "How it is computed",
      ...text.computed.map(({ heading, content }) =>
        element("div", { class: "methodology-part" }, element("h3", {}, heading), ...content)
      )
    ),
    section("example", "Worked example", ...exampleContent(page, source)),
    section("assumptions", "What it takes for granted", bullets(text.assumptions)),
    page.evidence && evidenceSection(page, source),
    section("limits", "When not to trust it", bullets(text.limits)),
    ruleNavigation(rule)
  );
}

/** A section with a heading that can be linked to. */
export function section(id: string, title: string, ...content: Child[]): HTMLElement {
  return element(
    "section",
    { "aria-labelledby": id, class: "methodology-section" },
    element("h2", { id }, title),
    ...content
  );
}

/** The way back to the overview. */
export function breadcrumb(): HTMLElement {
  return element("p", { class: "measure-breadcrumb" }, element("a", { href: "./index.html" }, "Methodology"));
}

function exampleContent({ rule, example, examples }: RulePage, source: Methodology): Child[] {
  const parts = (id: string) => [
    element("div", { class: "worked-parts" }, ...example(source, id).map(workedExample))
  ];
  if (examples === "plan") return parts("");
  const choices = examplesOf(source, rule);
  if (choices.length === 0) return [paragraph("No measure of the plan can be judged by this rule now.")];
  return [
    paragraph(
      "Computed in this page, from the plan’s own data and with the functions that rate it. One on which the two readings differ comes first, if there is one."
    ),
    choice("Measure", choices, (id) => [
      ...parts(id),
      element(
        "p",
        {},
        element("a", { href: `../measures/${id}.html` }, "The measure’s page"),
        " draws the same figures."
      )
    ])
  ];
}

function evidenceSection({ rule, evidence }: RulePage, { evidence: measured }: Methodology): HTMLElement {
  const { rules, note } = evidence!;
  const has = (trials: readonly Tried[]) => trials.some((trial) => rules.includes(trial.rule));
  const name = rule.toLowerCase();
  const footer = () => evidenceFooter("rules.json");
  return section(
    "rates",
    "How often it is wrong, and what it finds",
    note && paragraph(note),
    chartWithDownloads(
      (width) => falseAlarmsChart(measured, rules, { width }),
      `${name}-false-colours`,
      footer
    ).element,
    details("These shares as a table, by colour", unchangedTable(measured, rules)),
    has(measured.power) && [
      chartWithDownloads((width) => powerChart(measured, rules, { width }), `${name}-found`, footer).element,
      details("These shares as a table", powerTable(measured, rules))
    ],
    has(measured.looks) && [
      chartWithDownloads((width) => looksChart(measured, rules, { width }), `${name}-looks`, footer).element,
      details("These shares as a table", looksTable(measured, rules))
    ]
  );
}

/** A table that is opened when it is wanted. */
export function details(summary: string, ...content: Child[]): HTMLElement {
  return element("details", {}, element("summary", {}, summary), ...content);
}

function ruleNavigation(rule: AnyRule): HTMLElement {
  const at = RULE_IDS.indexOf(rule);
  const link = (id: AnyRule | undefined, before: string) =>
    id && element("a", { href: `./${RULES[id].page}.html` }, `${before}: ${ruleName(id)}`);
  return element(
    "nav",
    { class: "methodology-nav", "aria-label": "Rules" },
    link(RULE_IDS[at - 1], "Before"),
    link(RULE_IDS[at + 1], "Next"),
    element("a", { href: "./index.html" }, "All rules")
  );
}
