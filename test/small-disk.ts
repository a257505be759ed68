import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What a program did on a small disk. */
export interface Done {
  code: number | null;
  out: string;
  err: string;
}

/** Runs a shell's lines with `$DISK`, a disk of so many kilobytes that is gone afterwards. Linux alone can do this. */
export function onSmallDisk(kilobytes: number, lines: string): Done {
  const disk = mkdtempSync(join(tmpdir(), "control-lines-disk-"));
  const mounted = `mount -t tmpfs -o size=${kilobytes}k none "$DISK" && { ${lines}\n}`;
  try {
    const env = { ...process.env, DISK: disk, NODE: process.execPath };
    const { status, stdout, stderr } = spawnSync("unshare", ["-rm", "sh", "-c", mounted], {
      encoding: "utf8",
      env
    });
    return { code: status, out: stdout, err: stderr };
  } finally {
    rmSync(disk, { recursive: true });
  }
}

/** Can this machine have a disk for a test? */
export const hasSmallDisks = process.platform === "linux" && onSmallDisk(64, "true").code === 0;
