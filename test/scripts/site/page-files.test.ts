import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { filesIn, nameProblems, rootWith, takenNames } from "../../../scripts/site/page-files.js";
import { ownPages } from "../../../scripts/site/page-roots.js";

let folder: string;
const save = (path: string, text = "# Page\n"): void => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "control-lines-test-"));
  save("pages/winter.md", "# Winter\n");
  save("pages/board/note.md", "---\n# not for the header\ntitle: Note\n---\n");
  save("pages/crlf.md", '---\r\ntitle: "From Windows"\r\n---\r\n\r\n# Other\r\n');
  save("pages/unlisted.md", "---\r\nnav: false\r\n---\r\n\r\n# Unlisted\r\n");
  save("pages/bom.md", "\uFEFF---\ntitle: With a mark\n---\n\n# Other\n");
  save("pages/frühling 2014.md", "# Spring\n");
  save("pages/100%.md");
  save("pages/.hidden.md");
  save("pages/.git/notes.md");
  save("pages/node_modules/some/README.md");
  save("pages/node_modules/some/index.js", "export const a = 1;\n");
  mkdirSync(join(folder, "pages", "folder.md"));
  save("shared.md", "# Shared\n");
  symlinkSync(join(folder, "shared.md"), join(folder, "pages", "shared.md"));
  // What Emacs puts beside a file that has unsaved changes.
  symlinkSync("analyst@machine.1:1", join(folder, "pages", ".#winter.md"));
  symlinkSync("gone.md", join(folder, "pages", "dangling.md"));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("filesIn(root)", () => {
  it("gives the files of a folder, those that links lead to included, and none that is an editor's or a package's page", () => {
    expect(filesIn(join(folder, "pages"))).toEqual([
      "100%.md",
      "board/note.md",
      "bom.md",
      "crlf.md",
      "frühling 2014.md",
      "node_modules/some/index.js",
      "shared.md",
      "unlisted.md",
      "winter.md"
    ]);
  });

  it("gives none where there is no folder", () => {
    expect(filesIn(join(folder, "none"))).toEqual([]);
  });
});

it("ownPages(folder) lists the pages that have an address, by title or heading, whatever their lines end in", () => {
  expect(ownPages(folder)).toEqual([
    { name: "Note", path: "/board/note" },
    { name: "With a mark", path: "/bom" },
    { name: "From Windows", path: "/crlf" },
    { name: "Spring", path: "/fr%C3%BChling%202014" },
    { name: "Shared", path: "/shared" },
    { name: "Winter", path: "/winter" }
  ]);
});

it.each(["a#b.md", "what?.md", "100%.md", 'a"b.md', "sub/a:b.md"])(
  "nameProblems(file, path) refuses a name that is no address: %s",
  (path) => {
    expect(nameProblems(`pages/${path}`, path)).toEqual([
      {
        file: `pages/${path}`,
        line: 1,
        problem: expect.stringContaining("the name of a page is its address")
      }
    ]);
  }
);

it("nameProblems(file, path) takes other letters, spaces and the parameter of a page", () => {
  for (const path of ["frühling 2014.md", "measures/[measure].md", "it's & more.md"])
    expect(nameProblems(path, path)).toEqual([]);
});

describe("an author's file that the site has, too", () => {
  it("takes the place of the site's page, and of no other file: that of a style sheet restyled every page, untold", () => {
    for (const name of ["style.css", "compare.md"]) {
      save(`site/${name}`);
      save(`own/${name}`);
    }
    const [site, own] = [join(folder, "site"), join(folder, "own")];
    expect(rootWith("compare.md", [site, own])).toBe(own);
    expect(rootWith("style.css", [site, own])).toBe(site);
    expect(takenNames([site, own]).map(({ file, problem }) => `${file}: ${problem}`)).toEqual([
      `${join(own, "style.css")}: the site has a file of this name, of which all its pages are made`
    ]);
  });
});
