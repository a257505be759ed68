import { readFileSync } from "node:fs";

/** One cell of a published table of recorded crime. */
export interface RawCell {
  major: string;
  minor: string;
  borough: string;
  /** As the heading has it: 201004. */
  month: string;
  count: number;
}

/**
 * Every cell of an edition of London's recorded crime, read from its bytes by nothing of the project: no field of these files
 * stands in quotation marks. Throws where a line has another number of fields than the headings, or a cell is no number.
 */
export function rawLondon(edition: "2023-02" | "2023-11"): RawCell[] {
  const text = readFileSync(`examples/london/originals/recorded-crime-edition-${edition}.csv`, "latin1");
  const [head, ...lines] = text.split("\n").filter((line) => line !== "");
  const months = head!.split(",").slice(3);
  return lines.flatMap((line) => {
    const [major, minor, borough, ...counts] = line.split(",");
    if (counts.length !== months.length) throw new Error(`another number of fields: ${line}`);
    return counts.map((text, i) => {
      if (!/^\d+$/.test(text)) throw new Error(`no number: ${text}`);
      return { major: major!, minor: minor!, borough: borough!, month: months[i]!, count: Number(text) };
    });
  });
}
