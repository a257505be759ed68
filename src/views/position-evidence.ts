/** The methods of R4 calibrated that are held against each other: the one before, and the one in force. */
export const POSITION_METHODS = ["second", "third"] as const;
export type PositionMethod = (typeof POSITION_METHODS)[number];

/** A number for each method: of a kind of group, the share, per cent, in which it gives what is asked. */
export type ByPositionMethod = Record<PositionMethod, number>;

/** Simulated groups of eight of one kind: how often R4 calibrated colours their first place, wrongly or rightly. */
export interface PositionTrial {
  figures: "percentages" | "rates";
  /** Their sizes, in words that follow "groups of eight:". */
  group: string;
  /** Are they all of one size? */
  alike: boolean;
  /** The common percentage, or offences a year per 1,000. */
  level: number;
  /** Standard deviation between true figures: in points of a percentage, in per cent of a rate. */
  spread: number;
  runs: number;
  /** Coloured, though one of its group. */
  wrong: ByPositionMethod;
  /** Coloured on the right side, its true figure being changed: by points of a percentage, by per cent of a rate. */
  found: ({ change: number } & ByPositionMethod)[];
}

/** `data/evidence/position.json`. */
export interface PositionTrials {
  date: string;
  seed: number;
  /** Versions of R4's method that were tried. */
  methods: ByPositionMethod;
  trials: PositionTrial[];
}
