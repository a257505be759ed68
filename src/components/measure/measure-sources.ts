import { element } from "../../kit/element.js";
import { ruleLink } from "../../kit/rule-link.js";
import { formatMonthShort } from "../../plan/month.js";
import { placeWords } from "../../plan/place-words.js";
import type { MeasureFile } from "../../views/page-files.js";

/** Where the figures come from and how the rules are computed. */
export function measureSources(file: MeasureFile): HTMLElement {
  const { dossier, group, forceNames, plan } = file;
  const entries: [string, (Node | string)[]][] = [
    ...basisEntries(file),
    ...(group && usesGroup(file)
      ? [
          [
            `Similar ${placeWords(plan).many}`,
            [`${listOf(group.peers.map((peer) => forceNames[peer] ?? peer))}: ${group.source}.`]
          ] as [string, string[]]
        ]
      : []),
    ["Method", methodLinks(dossier.rating)]
  ];
  return element(
    "div",
    { class: "measure-sources" },
    element(
      "dl",
      {},
      ...entries.map(([name, content]) =>
        element("div", {}, element("dt", {}, name), element("dd", {}, ...content))
      )
    )
  );
}

const listOf = (names: string[]) => names.join(", ");

const usesGroup = ({ dossier }: MeasureFile) => dossier.rating.ratings.some(({ rule }) => rule === "R4");

/** Every run of rows with its basis; the plan itself when there are no rows. */
function basisEntries({ dossier, plan }: MeasureFile): [string, string[]][] {
  const { series, waves, rating } = dossier;
  if (series) {
    const runs = series.bases.map(
      ({ from, to, basis }) => `${formatMonthShort(from)} to ${formatMonthShort(to)}: ${basis}.`
    );
    return runs.map((run, i) => [i === 0 ? "Basis of the data" : "", [run]]);
  }
  if (waves)
    return [
      [
        "Basis of the data",
        [`${listOf([...new Set([...rating.bases, ...waves.map(({ basis }) => basis)])])}.`]
      ]
    ];
  return [["Source", [`data/plan.yaml, as printed in the paper: ${plan.title}.`]]];
}

function methodLinks({ findings, ratings }: MeasureFile["dossier"]["rating"]): (Node | string)[] {
  const rules = [...new Set([...findings, ...ratings].map(({ rule }) => rule))].sort();
  return rules.flatMap((rule, i) => [
    ...(i > 0 ? [", "] : []),
    element("a", { href: ruleLink(rule) }, `rule ${rule}`)
  ]);
}
