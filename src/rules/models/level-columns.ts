import type { Series } from "../../plan/plan-data.js";
import type { Columns } from "./seasonal-model.js";

/** Consecutive periods, by index, that have a level of their own beside that of the periods in no span. */
export interface LevelSpan {
  from: number;
  /** The period after its last. */
  to: number;
  /** It may have a slope as well. */
  sloped?: boolean;
  /** False where no period is left outside all spans, so that the level of one is that of the model. */
  level?: boolean;
}

/** Fewest periods that a slope is fitted to. */
const FEWEST_FOR_SLOPE = 3;

/** Columns for the levels of spans, in their order, and for the slopes of those that have one; an empty span has none. */
export function levelColumns({ monthsPerPeriod }: Series, spans: readonly LevelSpan[]): Columns {
  const columns = spans.flatMap(({ from, to, sloped = false, level = true }) => {
    if (to <= from) return [];
    const isIn = (index: number) => index >= from && index < to;
    const years = (index: number) => (isIn(index) ? ((to - index) * monthsPerPeriod) / 12 : 0);
    return [
      ...(level ? [(index: number) => Number(isIn(index))] : []),
      ...(sloped && to - from >= FEWEST_FOR_SLOPE ? [years] : [])
    ];
  });
  return (index) => columns.map((column) => column(index));
}
