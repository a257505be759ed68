import type { Month } from "./month.js";

/** What tells whether bytes are the same, in 64 hexadecimal digits each. */
export interface Checksums {
  /** Checksum of the bytes; null for a database, and where counts in them are protected. */
  sha256: string | null;
  /** Of protected bytes: HMAC-SHA-256 of their SHA-256 in digits, by whoever has the secret; absent where the build had none. */
  hmacSha256?: string;
}

/** A file of the data folder, as it was when the site was built. */
export interface DataFile extends Checksums {
  name: string;
  /** Null where counts in it are protected, and so are its rows. */
  bytes: number | null;
  /** Rows below the header; null for a file that is no table. */
  rows: number | null;
  /** First and last month that its rows speak of; null when they speak of none. */
  from: Month | null;
  to: Month | null;
}

/** What became of records: every one that was read is exactly one of counted, left out by a rule, and rejected. */
export interface RecordAccount {
  rows: number;
  /** Records that count in at least one series, each once however many series it counts in. */
  counted: number;
  /** Records left out, by the name of the rule. */
  filtered: Record<string, number>;
  rejected: number;
}

/** One file that was read (or a member of a zip: "archive.zip/member.csv"), or the answer of a database. */
export interface InputAccount extends RecordAccount {
  file: string;
  /** Checksum of the bytes, 64 hexadecimal digits; null for a database. */
  sha256: string | null;
  bytes: number | null;
  /** First and last month of its readable records; null when there are none. */
  from: Month | null;
  to: Month | null;
}

/** Records, or rows that are not even records, that could not be used for one and the same reason. */
export interface RejectedRecords {
  reason: string;
  records: number;
  /**
   * The first of them: input, line of the file or row of a Parquet file, from 1, and in a wide table the column. None of a
   * database.
   */
  places: { file: string; line: number; column?: number }[];
}

/** How much of a source was rejected, where its numbers are not published. */
export type RejectedShare = "none" | "less than 1%" | "1% or more";

/** What is published of a source whose counts are protected: no number of records, since one may equal a count that is left out. */
export interface ProtectedAccount {
  id: string;
  kind: string;
  basis: string;
  protected: true;
  inputs: ({ file: string } & Checksums)[];
  rejected: RejectedShare;
}

/** The account of one source. */
export interface SourceAccount extends RecordAccount {
  id: string;
  kind: string;
  basis: string;
  inputs: InputAccount[];
  /** Every reason; their records are all that were rejected. */
  rejects: RejectedRecords[];
  /** Records that count towards each series (or survey), and the sum of their counts. */
  series: Record<string, { records: number; count: number }>;
  /** Other numbers of records worth knowing, such as “without location” and “records with a repeated id”. */
  facts: Record<string, number>;
  /** What a reader of the accounts should look at, a sentence each. */
  notes: string[];
}

/** Where the figures of a plan come from, as far as they were read from records. */
export interface Provenance {
  /** Name and version of the program that read them. */
  software: string;
  /** In the order of sources.yaml; none when there is no such file. */
  sources: SourceAccount[];
}

/** `provenance.json` at the top of a site: every file that the figures come from, and what became of every record. */
export interface ProvenanceFile extends Omit<Provenance, "sources"> {
  files: DataFile[];
  /** In the order of sources.yaml; none when there is no such file. */
  sources: (SourceAccount | ProtectedAccount)[];
}

/** Is this what is published of a source whose counts are protected? */
export function isProtected(account: SourceAccount | ProtectedAccount): account is ProtectedAccount {
  return "protected" in account;
}

/** The number of records that a source's rules left out. */
export function filteredRecords({ filtered }: RecordAccount): number {
  return Object.values(filtered).reduce((total, records) => total + records, 0);
}
