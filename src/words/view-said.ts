import { formatMonth, type Month } from "../plan/month.js";
import { changedSettings, type Settings, settingAt } from "../plan/settings.js";
import { settingText } from "./setting-text.js";

/** A view of the plan: whose figures, up to when, against whom, by which thresholds. Places are ids. */
export interface PlanView {
  force: string;
  period: Month;
  /** Null for the group that the edition in the settings names. */
  peers: readonly string[] | null;
  settings: Settings;
}

/** What a file says of the view that it was made from, when that is not the published one. */
export interface ViewSaid {
  /** Ends its name: "kent-2015-03-changed-thresholds". */
  name: string;
  /** "Not the published view: Kent; period ended March 2015; Width of control lines: 3 standard deviations (published: …)." */
  sentence: string;
  /** The settings of the published view. */
  published: Settings;
}

/** What a file says of a view; null for the published one. */
export function viewSaid(
  view: PlanView,
  published: PlanView,
  names: Readonly<Record<string, string>>
): ViewSaid | null {
  const { force, period, peers, settings } = view;
  const nameOf = (id: string): string => names[id] ?? id;
  const changes = changedSettings(settings, published.settings).map(
    ([setting, value]) =>
      `${setting.label}: ${settingText(setting, value)} (published: ${settingText(setting, settingAt(published.settings, setting.path))})`
  );
  const differences: [differs: boolean, name: string, words: string][] = [
    [force !== published.force, force, nameOf(force)],
    [period !== published.period, period, `period ended ${formatMonth(period)}`],
    [peers !== null, "own-group", `compared with ${(peers ?? []).map(nameOf).join(", ")}`],
    [changes.length > 0, "changed-thresholds", changes.join("; ")]
  ];
  const parts = differences.filter(([differs]) => differs);
  if (parts.length === 0) return null;
  return {
    name: parts.map(([, name]) => name).join("-"),
    sentence: `Not the published view: ${parts.map(([, , words]) => words).join("; ")}.`,
    published: published.settings
  };
}

/** The name of a file of a view, without an ending. */
export function fileNameOf(name: string, view: ViewSaid | null): string {
  return view ? `${name}-${view.name}` : name;
}
