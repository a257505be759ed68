/** The ends of an interval, or the control lines of a chart, in the unit of what is estimated. */
export interface Interval {
  lower: number;
  upper: number;
}
