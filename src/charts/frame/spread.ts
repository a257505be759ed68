export interface Extent {
  /** Where the middle would best lie. */
  at: number;
  size: number;
}

/**
 * Middles for things of the given sizes that keep their order, do not overlap, stay between `min` and `max`
 * where they fit, and lie close to where they would best be. Returned in the order given.
 */
export function spread(extents: readonly Extent[], min: number, max: number): number[] {
  const order = extents.map((_, i) => i).sort((a, b) => extents[a]!.at - extents[b]!.at || a - b);
  const middles = extents.map(({ at }) => at);
  for (const group of settledGroups(order, extents, min, max)) {
    let edge = group.start;
    for (const i of group.members) {
      middles[i] = edge + extents[i]!.size / 2;
      edge += extents[i]!.size;
    }
  }
  return middles;
}

interface Group {
  members: number[];
  size: number;
  start: number;
}

/** Merges neighbours that overlap until none does; a group lies around the mean of its members' wishes. */
function settledGroups(order: number[], extents: readonly Extent[], min: number, max: number): Group[] {
  const groups: Group[] = [];
  for (const i of order) {
    let group = placed([i], extents, min, max);
    for (
      let before = groups.at(-1);
      before && before.start + before.size > group.start;
      before = groups.at(-1)
    ) {
      groups.pop();
      group = placed([...before.members, ...group.members], extents, min, max);
    }
    groups.push(group);
  }
  return groups;
}

function placed(members: number[], extents: readonly Extent[], min: number, max: number): Group {
  const size = members.reduce((sum, i) => sum + extents[i]!.size, 0);
  let before = 0;
  let wish = 0;
  for (const i of members) {
    wish += extents[i]!.at - extents[i]!.size / 2 - before;
    before += extents[i]!.size;
  }
  const start = Math.max(min, Math.min(wish / members.length, max - size));
  return { members, size, start };
}
