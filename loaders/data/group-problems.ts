import { groupBy } from "../files/group-by.js";
import type { Problem } from "../files/problem.js";
import { quoted } from "../files/quoted.js";
import type { Tables } from "./read-tables.js";

/** Comparison groups that cannot be: a force that is its own peer, or a group with two sources. */
export function groupProblems({ groups }: Tables): Problem[] {
  return groups ? [...selfPeers(groups), ...mixedSources(groups)] : [];
}

type Groups = NonNullable<Tables["groups"]>;

function selfPeers({ rows, place }: Groups): Problem[] {
  return rows.flatMap((row, i) =>
    row.peer === row.force
      ? [
          {
            ...place(i, "peer"),
            problem: `${quoted(row.peer)} is its own peer`,
            expected: "another force",
            hint: "Delete the row: a force always belongs to its own group."
          }
        ]
      : []
  );
}

/** A page names one source for a group. */
function mixedSources({ rows, place }: Groups): Problem[] {
  const byGroup = groupBy([...rows.keys()], (i) => `${rows[i]!.force} ${rows[i]!.edition}`);
  return [...byGroup.values()].flatMap((indexes) => {
    const source = rows[indexes[0]!]!.source;
    const other = indexes.find((i) => rows[i]!.source !== source);
    return other === undefined
      ? []
      : [
          {
            ...place(other, "source"),
            problem: `source is ${quoted(rows[other]!.source)}, another than the group's first row has`,
            expected: `${quoted(source)}: one source for a force's group in an edition`
          }
        ];
  });
}
