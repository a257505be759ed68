import { BASIS_WORDS, type BasisWord, basisWord, weakestBasis } from "../../plan/basis.js";
import { formatMonth } from "../../plan/month.js";
import { inPlaces } from "../../plan/place-words.js";
import type { Settings } from "../../plan/settings.js";
import type { MeasureRating, PositionEvidence } from "../../rules/rating.js";
import { RULES } from "../../rules/rules.js";
import { formatNumber, formatOrdinal } from "../../words/format.js";
import { figure, judged, NA, type PanelRow, type RowContext, room, row } from "./panel-row.js";
import { publishedVerdict } from "./published-verdict.js";

/** R4, for offences and surveys alike: the rank with its interval, the proxy, and a date that differs. */
export function positionRow(context: RowContext): PanelRow {
  const { rating, settings, period, places } = context;
  const verdict = publishedVerdict(rating, "position", settings);
  const evidence = judged<PositionEvidence>(verdict);
  const dated = evidence && evidence.to !== period ? formatMonth(evidence.to) : undefined;
  const proxy = evidence?.proxy && `proxy: ${evidence.proxy}`;
  const weaker = peersBasis(rating, settings);
  const qualifier = [proxy, dated, weaker && `peers ${weaker}`].filter(Boolean).join("; ");
  const rank = evidence?.rank;
  return row(context, {
    label: inPlaces(RULES.R4.name, places),
    ...(qualifier && { qualifier }),
    sub: true,
    cells: [
      room(),
      rank
        ? figure(`${formatOrdinal(rank.position)} of ${formatNumber(rank.of)}`, rankInterval(rank))
        : figure(NA)
    ],
    verdict
  });
}

/** The word for the figures of the places that a measure is compared with, when they are weaker than its own. */
export function peersBasis(rating: MeasureRating, settings: Settings): BasisWord | undefined {
  const evidence = judged<PositionEvidence>(publishedVerdict(rating, "position", settings));
  return evidence ? weakerBasis(evidence.bases, rating.bases) : undefined;
}

function weakerBasis(compared: string[], own: string[]): BasisWord | undefined {
  if (compared.length === 0 || own.length === 0) return undefined;
  const [theirs, ours] = [compared, own].map((bases) => basisWord(weakestBasis(bases))) as [
    BasisWord,
    BasisWord
  ];
  return BASIS_WORDS.indexOf(theirs) > BASIS_WORDS.indexOf(ours) ? theirs : undefined;
}

/** "5th to 8th"; the key says that it is the rank's 95% interval. */
function rankInterval({ lower, upper }: PositionEvidence["rank"]): string {
  return lower === upper ? formatOrdinal(lower) : `${formatOrdinal(lower)} to ${formatOrdinal(upper)}`;
}
