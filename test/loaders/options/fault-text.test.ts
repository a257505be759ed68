import { expect, test } from "vitest";
import { endedText, faultText } from "../../../loaders/options/fault-text.js";

const systemError = (code: string): Error => Object.assign(new Error(code), { code, path: "out/a.zip" });

test.each([
  ["ENOSPC", "The disk is full: out/a.zip (ENOSPC). Free some room there"],
  ["EROFS", "The disk may only be read: out/a.zip (EROFS). Copy the project"],
  ["EACCES", "It is not permitted: out/a.zip (EACCES). Ask who owns"],
  ["ENOMEM", "There is too little memory: out/a.zip (ENOMEM). Close other programs"]
])("%s is a fault of the machine, with its place and what to do", (code, text) => {
  expect(faultText(systemError(code))).toContain(text);
  expect(faultText(new Error("The pages could not be built", { cause: systemError(code) }))).toContain(text);
});

test("what the engine says in words is known, too", () => {
  expect(faultText(new Error("Out of Memory Error: failed to allocate data of size 16.0 MiB"))).toMatch(
    /^There is too little memory \(ENOMEM\)/
  );
  expect(faultText(new Error('IO Error: Could not write file "x": No space left on device'))).toMatch(
    /^The disk is full \(ENOSPC\)/
  );
});

test("no other error is one, whatever names objects have", () => {
  for (const error of [systemError("ENOENT"), systemError("constructor"), new TypeError("x"), "ENOSPC", null])
    expect(faultText(error)).toBeUndefined();
});

test.each([
  [134, null, true],
  [null, "SIGKILL", true],
  [null, "SIGABRT", true],
  [7, null, false]
] as const)("a process that ended with %s and %s: too little memory, %s", (code, signal, isMemory) => {
  expect(endedText("It", code, signal).includes("too little memory")).toBe(isMemory);
});
