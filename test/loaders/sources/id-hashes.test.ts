import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { IdHashes } from "../../../loaders/sources/id-hashes.js";
import { randomOf } from "./properties/random.js";

const NONE = 0x0123_4567_89ab_cdefn;

/** The two halves of hashes, as the engine gives them. */
const halvesOf = (hashes: readonly bigint[]): Uint32Array =>
  new Uint32Array(BigUint64Array.from(hashes).buffer);

/** How often each pair of hash and group was given back. */
function givenBack(ids: IdHashes): Map<string, number> {
  const found = new Map<string, number>();
  for (const [hashes, groups] of ids.mayBeRepeated()) {
    for (const [i, group] of groups.entries()) {
      const key = `${BigInt(hashes[2 * i]!) + (BigInt(hashes[2 * i + 1]!) << 32n)} ${group}`;
      found.set(key, 1 + (found.get(key) ?? 0));
    }
  }
  return found;
}

test("all repeated hashes are given back with their groups, few others, and never that of no id", () => {
  // Of 90,000, a third stand for no id, and one in fifteen of the others was drawn before: a map counts all of them. Most
  // begin alike, so that they lie in a few parts of the file, several blocks long.
  const random = randomOf(inject("seed"));
  const half = (most: number): bigint => BigInt(random.below(most));
  const ids = new IdHashes(mkdtempSync(join(tmpdir(), "control-lines-ids-")), NONE);
  const known: bigint[] = [];
  const times = new Map<bigint, number>();
  const pairs = new Map<string, number>();
  for (let group = 0; group < 90; group++) {
    const hashes = Array.from({ length: 1000 }, () => {
      if (random.once(3)) return NONE;
      if (random.once(15) && known.length > 0) return random.pick(known);
      // Some have the lower half of that of no id, and are others all the same.
      const low = random.once(100) ? NONE & 0xffff_ffffn : half(2 ** 32);
      return (half(random.once(10) ? 2 ** 32 : 2 ** 26) << 32n) + low;
    });
    ids.add(group, halvesOf(hashes));
    for (const hash of hashes.filter((one) => one !== NONE)) {
      known.push(hash);
      times.set(hash, 1 + (times.get(hash) ?? 0));
      pairs.set(`${hash} ${group}`, 1 + (pairs.get(`${hash} ${group}`) ?? 0));
    }
  }
  const found = givenBack(ids);
  ids.close();
  const isRepeated = (key: string): boolean => times.get(BigInt(key.split(" ")[0]!))! > 1;
  const repeated = [...pairs.keys()].filter(isRepeated);
  expect(repeated.length).toBeGreaterThan(3000);
  expect(repeated.filter((key) => !found.has(key))).toEqual([]);
  expect([...found].filter(([key, count]) => pairs.get(key) !== count)).toEqual([]);
  expect((found.size - repeated.length) / pairs.size).toBeLessThan(0.1);
});

test("of no hashes none is given back", () => {
  const ids = new IdHashes(mkdtempSync(join(tmpdir(), "control-lines-ids-")), NONE);
  ids.add(1, halvesOf([]));
  ids.add(2, halvesOf([NONE, NONE]));
  expect(givenBack(ids).size).toBe(0);
  ids.close();
});
