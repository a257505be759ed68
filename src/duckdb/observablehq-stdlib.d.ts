/** The part of Framework's standard library that modules import. */
declare module "observablehq:stdlib" {
  export interface File {
    /** The address of the file. */
    href: string;
    /** In bytes, as stored; not known for a file that a loader makes during a preview. */
    size?: number;
    json<T = unknown>(): Promise<T>;
    text(): Promise<string>;
  }
  export function FileAttachment(name: string): File;
}
