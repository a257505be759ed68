import { SETTINGS, type Setting } from "./settings.js";

/** A group of settings, by key: the settings and groups inside it. */
export type SettingsGroup = Map<string, Setting | SettingsGroup>;

/** May a settings file do without a member of a group? Without a group only where it may do without all that is in it. */
export const mayLack = (member: Setting | SettingsGroup): boolean =>
  member instanceof Map ? [...member.values()].every(mayLack) : member.mayLack === true;

/** The registry of settings as the tree that settings.yaml is, in the registry's order. */
export const SETTINGS_TREE: SettingsGroup = treeOf(SETTINGS);

function treeOf(settings: readonly Setting[]): SettingsGroup {
  const root: SettingsGroup = new Map();
  for (const setting of settings) {
    const keys = setting.path.split(".");
    const last = keys.pop()!;
    keys.reduce(groupIn, root).set(last, setting);
  }
  return root;
}

/** The group under a key, made when it is not there yet. */
function groupIn(parent: SettingsGroup, key: string): SettingsGroup {
  const group = parent.get(key) ?? new Map();
  parent.set(key, group);
  return group as SettingsGroup;
}
