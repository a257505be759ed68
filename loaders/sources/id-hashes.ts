import { closeSync, openSync, readSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Parts of the hashes, by their highest byte: the marks of a part are small enough to stay near the processor. */
const PARTS = 256;
const PART_SHIFT = 24;

/** Hashes of a block: as many as the engine takes at a time. */
const ROWS = 2048;

/** Halves of the hashes of a block, the lower first; the groups of their records lie behind them. */
const HALVES = 2 * ROWS;
const BLOCK = HALVES + ROWS;

/** Bits of each kind of mark for a hash: of 32 hashes that nothing repeats, one is taken for another at most. */
const BITS_EACH = 32;

/** A block that is not there yet. */
const NOTHING = new Uint32Array(0);

/** Hashes, two halves each, and the groups of their records. */
type GroupedHashes = [hashes: Uint32Array, groups: Uint32Array];

/**
 * The 64-bit hashes of a source's ids with the groups of their records, in a file where there are many. Nearly all are
 * there once; those that may not be are found by marks of a bit, in a fraction of the time that grouping all takes.
 */
export class IdHashes {
  private readonly file: number;
  /** Of each part the blocks in the file, by their numbers; the block that is being filled, and how many hashes it has. */
  private readonly written = Array.from({ length: PARTS }, (): number[] => []);
  private readonly last = Array.from({ length: PARTS }, () => NOTHING);
  private readonly rows = new Uint32Array(PARTS);
  private readonly read = new Uint32Array(BLOCK);
  private blocks = 0;

  /** Makes a file in a folder; `none`, the hash of no id, is left out. */
  constructor(
    folder: string,
    private readonly none: bigint
  ) {
    this.file = openSync(join(folder, "ids"), "w+");
  }

  /** Adds the hashes of a group of records, two halves each. */
  add(group: number, hashes: Uint32Array): void {
    const { last, rows } = this;
    const [noneLow, noneHigh] = [Number(this.none & 0xffff_ffffn), Number(this.none >> 32n)];
    for (let i = 0; i < hashes.length; i += 2) {
      const low = hashes[i]!;
      const high = hashes[i + 1]!;
      if (low === noneLow && high === noneHigh) continue;
      const part = high >>> PART_SHIFT;
      const row = rows[part]!;
      if (row === 0) this.startBlock(part);
      const block = last[part]!;
      block[2 * row] = low;
      block[2 * row + 1] = high;
      block[HALVES + row] = group;
      rows[part] = row + 1;
      if (row + 1 === ROWS) this.write(part);
    }
  }

  private startBlock(part: number): void {
    if (this.last[part] === NOTHING) this.last[part] = new Uint32Array(BLOCK);
  }

  private write(part: number): void {
    writeFileSync(this.file, this.last[part]!);
    this.written[part]!.push(this.blocks++);
    this.rows[part] = 0;
  }

  /** Every hash that was added more than once, and a few others. What is given is there until the next is asked for. */
  *mayBeRepeated(): Generator<GroupedHashes> {
    const found: GroupedHashes = [new Uint32Array(HALVES), new Uint32Array(ROWS)];
    for (let part = 0; part < PARTS; part++) {
      const marks = marksFor(ROWS * this.written[part]!.length + this.rows[part]!);
      for (const [block, rows] of this.blocksOf(part)) mark(block, rows, marks);
      for (const [block, rows] of this.blocksOf(part)) {
        const count = copyRepeated(block, rows, marks, found);
        if (count > 0) yield [found[0].subarray(0, 2 * count), found[1].subarray(0, count)];
      }
    }
  }

  /** Ends the use of the file, which goes with its folder. */
  close(): void {
    closeSync(this.file);
  }

  private *blocksOf(part: number): Generator<[block: Uint32Array, rows: number]> {
    for (const number of this.written[part]!) {
      readSync(this.file, this.read, 0, this.read.byteLength, number * this.read.byteLength);
      yield [this.read, ROWS];
    }
    yield [this.last[part]!, this.rows[part]!];
  }
}

/** A bit for every hash that was seen, and one for every hash that was seen again: hashes with the same lower bits share them. */
interface Marks {
  mask: number;
  seen: Uint32Array;
  again: Uint32Array;
}

function marksFor(hashes: number): Marks {
  const bits = Math.min(2 ** 31, 2 ** Math.ceil(Math.log2(BITS_EACH * Math.max(2, hashes))));
  return { mask: bits - 1, seen: new Uint32Array(bits / 32), again: new Uint32Array(bits / 32) };
}

function mark(block: Uint32Array, rows: number, { mask, seen, again }: Marks): void {
  for (let row = 0; row < rows; row++) {
    const bit = block[2 * row]! & mask;
    const own = 1 << (bit & 31);
    if (seen[bit >>> 5]! & own) again[bit >>> 5]! |= own;
    else seen[bit >>> 5]! |= own;
  }
}

/** Copies those of a block that were seen again; returns how many. */
function copyRepeated(
  block: Uint32Array,
  rows: number,
  { mask, again }: Marks,
  [hashes, groups]: GroupedHashes
): number {
  let count = 0;
  for (let row = 0; row < rows; row++) {
    const bit = block[2 * row]! & mask;
    if ((again[bit >>> 5]! & (1 << (bit & 31))) === 0) continue;
    hashes[2 * count] = block[2 * row]!;
    hashes[2 * count + 1] = block[2 * row + 1]!;
    groups[count++] = block[HALVES + row]!;
  }
  return count;
}
