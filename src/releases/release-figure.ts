/** One figure that a release holds. */
export interface ReleaseFigure {
  /** Series, survey, or "population". */
  series: string;
  force: string;
  /** Last month of the period that it is of; the year of a population. */
  at: string;
  /** "offences", "offences in a quarter", "percent", "base", "design effect", "residents" or "households". */
  what: string;
  value: number;
}

/** Figures of one series and force that are only in one of the two: how many, and from when to when. */
export interface FigureSpan extends Pick<ReleaseFigure, "series" | "force" | "what"> {
  from: string;
  to: string;
  figures: number;
}
