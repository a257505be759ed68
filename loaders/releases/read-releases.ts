import { RELEASE_FORMAT, type Release } from "../../src/releases/release.js";
import { isNewerVersion } from "../files/newer-version.js";
import type { Problem } from "../files/problem.js";
import { quoted } from "../files/quoted.js";
import { readText } from "../files/read-text.js";
import { SOFTWARE_VERSION } from "../files/software.js";
import { EXPECTED_LABEL, isLabel, releaseFolder, releaseLabels, releasePath } from "./release-folder.js";
import { checksumOf } from "./release-text.js";

/**
 * Every release of a data folder whose plan is of this force, the newest first. What is wrong with any of them is added
 * to `problems`, and the release left out.
 */
export function readReleases(folder: string, force: string, problems: Problem[]): Release[] {
  return releaseLabels(folder)
    .flatMap((label) => readRelease(folder, label, force, problems) ?? [])
    .sort((a, b) => compare(b.made, a.made) || compare(b.label, a.label));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** One release; null after what is wrong with it has been added to `problems`. */
export function readRelease(
  folder: string,
  label: string,
  force: string,
  problems: Problem[]
): Release | null {
  const text = readText(releaseFolder(folder), `${label}.json`, problems);
  if (text === null) return null;
  const read = parsed(text);
  const wrong = typeof read === "string" ? { ...DAMAGED, problem: read } : whatIsWrong(read, label, force);
  if (wrong) problems.push({ file: releasePath(folder, label), line: 1, column: 1, value: "", ...wrong });
  return wrong ? null : withWholeAnnotations(read as Release);
}

type Wrong = Pick<Problem, "problem" | "expected" | "hint">;

const DAMAGED = {
  expected: "a release as npm run release wrote it",
  hint: "Bring the file back from a copy, or take it out of the folder; a release is never edited."
};

/** The release, its notes with all that a note has now: one that was kept before they had a kind is of a change of recording. */
function withWholeAnnotations(release: Release): Release {
  const blank = { kind: "recording", series: null, renamedFrom: null, splitFrom: null } as const;
  const annotations = release.figures.annotations.map((annotation) => ({ ...blank, ...annotation }));
  return { ...release, figures: { ...release.figures, annotations } };
}

/** What the JSON says, or why it is none. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return `the release is not whole JSON: ${(error as Error).message}`;
  }
}

function whatIsWrong(read: unknown, label: string, force: string): Wrong | null {
  if (typeof read !== "object" || read === null || !("format" in read)) {
    return { ...DAMAGED, problem: "the file is not a release" };
  }
  const { software, checksum, ...release } = read as Release & { checksum: string };
  // A later version may write what this one cannot know, so it is asked before anything else.
  if (release.format > RELEASE_FORMAT || isNewerVersion(String(software), SOFTWARE_VERSION)) {
    return {
      problem: `the release was made by version ${quoted(String(software))} of the software, and this is ${SOFTWARE_VERSION}`,
      expected: "a release of this version or an earlier one",
      hint: "Use the newer version."
    };
  }
  if (checksumOf(read as Release) !== checksum) {
    return { ...DAMAGED, problem: "the release is not as it was written: its checksum does not agree" };
  }
  if (release.label !== label || !isLabel(label)) {
    return {
      problem: `the release is called ${quoted(release.label)} and its file ${quoted(`${label}.json`)}`,
      expected: `one name for both: ${EXPECTED_LABEL}`,
      hint: "Give the file its name back."
    };
  }
  if (release.plan.force === force) return null;
  return {
    problem: `the release is of the plan of ${quoted(release.plan.force)}`,
    expected: `a release of this plan, that of ${force}`,
    hint: "Take the file out of the folder: releases are compared within one plan."
  };
}
