/** How far an action has come, in the words that `responses.csv` uses. */
export const RESPONSE_STATUSES = ["planned", "under way", "done", "dropped"] as const;
export type ResponseStatus = (typeof RESPONSE_STATUSES)[number];

/** What is being done about a measure: one action. Days are written YYYY-MM-DD. */
export interface Response {
  /** Day on which it was decided. */
  date: string;
  action: string;
  /** The post or body that answers for it. */
  owner: string;
  /** Day by which it is to be done; null when none is set. */
  due: string | null;
  status: ResponseStatus;
  /** Address of a paper about it; null when there is none. */
  link: string | null;
}
