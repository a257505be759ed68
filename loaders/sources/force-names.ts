import { basename } from "node:path";
import { nearest } from "../files/nearest.js";

/** What forces.csv says of a force. */
export interface ForceNames {
  force: string;
  name: string;
  code: string;
  police_uk_name: string;
}

/**
 * Names that published files have used for a force and that are none of its names in forces.csv, without the words
 * that are left out of every name. From files of data.police.uk and the Home Office's tables.
 */
const OTHER_NAMES: Record<string, string> = {
  "london city of": "city-of-london",
  "hampshire and isle of wight": "hampshire"
};

/**
 * Police and others that stand in the same files as the forces of England and Wales and are none of them: in downloads of
 * data.police.uk and in the Home Office's tables (where fraud is recorded by others than forces). Without the words that
 * are left out of every name.
 */
const OUTSIDE = new Map([
  ["british transport", "British Transport Police"],
  ["btp", "British Transport Police"],
  ["northern ireland", "Police Service of Northern Ireland"],
  ["of northern ireland", "Police Service of Northern Ireland"],
  ["psni", "Police Service of Northern Ireland"],
  ["action fraud", "Action Fraud"],
  ["cifas", "CIFAS"],
  ["uk finance", "UK Finance"],
  ["financial fraud action uk", "UK Finance"]
]);

/** Who records crimes and is no force of England and Wales, by the names in published files; else undefined. */
export const outsideForce = (name: string): string | undefined => OUTSIDE.get(plain(name));

/** The name in small letters, without "police", "constabulary" and marks: "Devon & Cornwall Police" is "devon and cornwall". */
function plain(name: string): string {
  return name
    .toLowerCase()
    .replaceAll("&", " and ")
    .replace(/\b(police|constabulary|service|force)\b/g, " ")
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}

/**
 * Finds the id of a force by any of its names: id, name, ONS code, name at data.police.uk, each also without the words
 * "police" and "constabulary" (so names that changed from one to the other are one), or one of a source's own `forces`.
 */
export function forceFinder(
  forces: readonly ForceNames[],
  own: Readonly<Record<string, string>> = {}
): (name: string) => string | undefined {
  const ids = new Map(Object.entries(OTHER_NAMES).filter(([, id]) => forces.some((f) => f.force === id)));
  for (const { force, name, code, police_uk_name } of forces) {
    for (const known of [force, name, code, police_uk_name]) ids.set(plain(known), force);
  }
  const given = new Map(Object.entries(own));
  return (name) => given.get(name) ?? ids.get(plain(name));
}

/** What is wrong with the name of a force that {@link forceFinder} does not find: which was perhaps meant, and which there are. */
export function unknownForce(name: string, forces: readonly Pick<ForceNames, "force" | "name">[]): string {
  const idsByName = new Map(
    forces.flatMap(({ force, name }) => [[force, force] as const, [name, force] as const])
  );
  const near = nearest(name, idsByName.keys());
  const perhaps = near === undefined ? "" : `perhaps ${idsByName.get(near)}; `;
  return `expected ${perhaps}one of ${forces.map(({ force }) => force).join(", ")}`;
}

/** "2016-06-west-mercia-street.csv", also compressed: the force in the name that data.police.uk gives a file. */
const FILE_NAME = /^\d{4}-\d\d-(?<force>.+)-(street|outcomes)\.csv(\.gz)?$/i;

/** The force that the name of a file of data.police.uk names; undefined for a file of another name. */
export const forceOfFile = (name: string): string | undefined =>
  FILE_NAME.exec(basename(name))?.groups?.force;
