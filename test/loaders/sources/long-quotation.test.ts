import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fileHash } from "../../../loaders/sources/file-hash.js";
import { longQuotation } from "../../../loaders/sources/long-quotation.js";

/** A stretch without a mark, one and a half times as long as a quotation may be. */
const STRETCH = "2014-01-02,Theft\n".repeat(88_236);

async function found(text: string): Promise<number | null> {
  const path = join(mkdtempSync(join(tmpdir(), "control-lines-skim-")), "file.csv");
  writeFileSync(path, text);
  return longQuotation(path);
}

test("a mark before every long stretch is counted once, and the one that opens a quotation is found", async () => {
  const closed = `"a",""\n${STRETCH}`;
  expect(await found(closed.repeat(4))).toBeNull();
  const before = closed.repeat(3);
  expect(await found(`${before}x,"${STRETCH}`)).toBe(before.length + 2);
  expect(await found(`${before}x,"${STRETCH}",y\n${closed.repeat(2)}`)).toBe(before.length + 2);
});

test("the checksum is that of the whole file", async () => {
  const path = join(mkdtempSync(join(tmpdir(), "control-lines-bytes-")), "file.csv");
  // NIST FIPS 180-2, appendix B.3: a million letters a.
  writeFileSync(path, "a".repeat(1_000_000));
  expect(await fileHash(path)).toBe("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
});
