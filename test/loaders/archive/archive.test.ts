import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { archive } from "../../../loaders/archive/archive.js";

describe("archive(files)", () => {
  it("holds every file, text as UTF-8", () => {
    const files = unzipSync(archive({ "a.json": "“é”", "b/c.bin": new Uint8Array([1, 2, 255]) }));
    expect(Object.keys(files)).toEqual(["a.json", "b/c.bin"]);
    expect(new TextDecoder().decode(files["a.json"])).toBe("“é”");
    expect([...files["b/c.bin"]!]).toEqual([1, 2, 255]);
  });

  it("is the same for the same files, in whatever order they come", () => {
    expect(archive({ a: "1", b: "2" })).toEqual(archive({ b: "2", a: "1" }));
  });
});
