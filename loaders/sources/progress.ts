import { formatNumber, formatUnits } from "../../src/words/format.js";

/** Where progress is shown: standard error, or what stands in for it. */
export interface ProgressTerminal {
  isTTY?: boolean;
  write(text: string): unknown;
}

/** Work shorter than this says nothing. */
const QUIET_MILLISECONDS = 2000;
/** Time between two updates of the line. */
const UPDATE_MILLISECONDS = 250;

/**
 * One line on a terminal that says how far a reading has come: files, rows, rows a second, time left. It appears after two
 * seconds; where standard error is no terminal nothing is ever written.
 */
export class Progress {
  private files = 0;
  private rows = 0;
  private bytes = 0;
  private totalFiles = 0;
  private totalBytes = 0;
  /** Share of the current file that has been read, 0 to 1. */
  private share: () => number = () => 0;
  private current = { name: "", bytes: 0 };
  private readonly started: number;
  private readonly timer: NodeJS.Timeout | undefined;
  private shown = false;

  constructor(
    private readonly terminal: ProgressTerminal = process.stderr,
    private readonly now: () => number = Date.now
  ) {
    this.started = now();
    if (terminal.isTTY) this.timer = setInterval(() => this.show(), UPDATE_MILLISECONDS).unref();
  }

  /** There are so many more files to be read, of so many bytes together. */
  expect(files: number, bytes: number): void {
    this.totalFiles += files;
    this.totalBytes += bytes;
  }

  /** A file is being read now. */
  begin(name: string, bytes: number, share: () => number): void {
    this.current = { name, bytes };
    this.share = share;
  }

  /** The current file is read. */
  finish(rows: number): void {
    this.files++;
    this.rows += rows;
    this.bytes += this.current.bytes;
    this.current = { name: "", bytes: 0 };
    this.share = () => 0;
  }

  /** Writes the line, when it is time to. */
  show(): void {
    const seconds = (this.now() - this.started) / 1000;
    if (!this.terminal.isTTY || seconds * 1000 < QUIET_MILLISECONDS) return;
    this.shown = true;
    this.terminal.write(`\r\x1b[K${this.line(seconds)}`);
  }

  private line(seconds: number): string {
    const bytes = this.bytes + this.current.bytes * this.share();
    const share = this.totalBytes > 0 ? Math.min(1, bytes / this.totalBytes) : 0;
    const left = share > 0 ? `, about ${Math.ceil((seconds * (1 - share)) / share)} s left` : "";
    const rate = formatNumber(Math.round(this.rows / seconds));
    return (
      `${this.files} of ${this.totalFiles} files, ${formatUnits(this.rows, "row")}, ` +
      `${rate} rows a second, ${Math.round(share * 100)}%${left}  ${this.current.name}`
    );
  }

  /** Takes the line away. */
  stop(): void {
    clearInterval(this.timer);
    if (this.shown) this.terminal.write("\r\x1b[K");
  }
}
