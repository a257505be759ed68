import { createHmac } from "node:crypto";
import type {
  Checksums,
  DataFile,
  ProtectedAccount,
  ProvenanceFile,
  RejectedShare,
  SourceAccount
} from "../../src/plan/provenance.js";
import { protectedInputs } from "../data/protected-inputs.js";
import type { Checked } from "../data/read-data.js";
import { readSourcesFile } from "../sources/read-sources-file.js";
import { dataFiles } from "./data-files.js";

/** The environment's variable with the secret by which checksums of protected inputs are keyed. Nobody prints it. */
export const SECRET_VARIABLE = "CONTROL_LINES_SECRET";

/** Share of a source's rows from which on what was rejected is no longer called little. */
const LITTLE = 0.01;

/**
 * Where the figures of a data folder come from. It tells nothing of when it was made: the same data give the same. Of inputs whose
 * counts are protected it gives no size and no number of records, and checksums only if there is a `secret`, keyed by it.
 */
export function provenanceFile(
  folder: string,
  { plan, data, provenance: { software, sources } }: Pick<Checked, "plan" | "data" | "provenance">,
  secret = process.env[SECRET_VARIABLE]
): ProvenanceFile {
  const isProtected = protectedInputs(plan, data);
  const declared = new Map((readSourcesFile(folder, [])?.sources ?? []).map((source) => [source.id, source]));
  return {
    software,
    files: dataFiles(folder).map((file) =>
      isProtected.file(file.name) ? protectedFile(file, secret) : file
    ),
    sources: sources.map((account) =>
      isProtected.source(declared.get(account.id)!) ? protectedAccount(account, secret) : account
    )
  };
}

/** Checksums of which no reader can tell what bytes they are of. An empty secret is none. */
function keyed(sha256: string | null, secret: string | undefined): Checksums {
  if (!sha256 || !secret) return { sha256: null };
  return { sha256: null, hmacSha256: createHmac("sha256", secret).update(sha256).digest("hex") };
}

function protectedFile({ name, sha256 }: DataFile, secret: string | undefined): DataFile {
  return { name, bytes: null, ...keyed(sha256, secret), rows: null, from: null, to: null };
}

function protectedAccount(
  { id, kind, basis, inputs, rows, rejected }: SourceAccount,
  secret: string | undefined
): ProtectedAccount {
  return {
    id,
    kind,
    basis,
    protected: true,
    inputs: inputs.map(({ file, sha256 }) => ({ file, ...keyed(sha256, secret) })),
    rejected: shareOf(rejected, rows)
  };
}

function shareOf(rejected: number, rows: number): RejectedShare {
  if (rejected === 0) return "none";
  return rejected < LITTLE * rows ? "less than 1%" : "1% or more";
}
