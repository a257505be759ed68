import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { FILE_HEADER, PAGE_HEADER, pagePolicy, withPolicies } from "../../../scripts/site/policy.js";

const directive = (name: string, policy: string): string =>
  policy.split("; ").find((part) => part.startsWith(`${name} `))!;

describe("pagePolicy(needs)", () => {
  const plain = pagePolicy({ scripts: ["'sha256-abc='"], unsafeEval: false });

  it("allows scripts of this site and those that are named, and none that is made from text", () => {
    expect(directive("script-src", plain)).toBe("script-src 'self' 'wasm-unsafe-eval' 'sha256-abc='");
  });

  it("allows code from text to a page that asks for it, and changes nothing else", () => {
    const asked = pagePolicy({ scripts: ["'sha256-abc='"], unsafeEval: true });
    expect(directive("script-src", asked)).toContain(" 'unsafe-eval' ");
    expect(asked.replace(" 'unsafe-eval'", "")).toBe(plain);
  });

  it("allows the styles that Plot and Inputs write into what they draw", () => {
    expect(directive("style-src", plain)).toBe("style-src 'self' 'unsafe-inline'");
  });

  it("allows nothing from another machine", () => {
    for (const policy of [plain, FILE_HEADER]) {
      expect(directive("default-src", policy)).toBe("default-src 'self'");
      expect(policy).not.toMatch(/https?:|\*/);
    }
    expect(directive("connect-src", plain)).toBe("connect-src 'self'");
  });
});

describe("deploy/", () => {
  it.each(readdirSync("deploy"))("%s has the policies as they stand in policy.ts", (name) => {
    const text = readFileSync(join("deploy", name), "utf8");
    expect(withPolicies(text), "run npm run policies").toBe(text);
  });

  it("says the policy of pages and that of other files, such as workers, in the configuration of every server", () => {
    for (const name of ["nginx.conf", "apache.conf", "web.config"]) {
      const text = readFileSync(join("deploy", name), "utf8");
      expect(text, name).toContain(`"${PAGE_HEADER}"`);
      expect(text, name).toContain(`"${FILE_HEADER}"`);
    }
  });

  it("gives Apache's pages their policy alone, compressed or not, and every other file that of workers", () => {
    const text = readFileSync(join("deploy", "apache.conf"), "utf8");
    const [, pages, policy] =
      /<FilesMatch "([^"]+)">\n\s*Header always set Content-Security-Policy "([^"]+)"\n\s*<\/FilesMatch>/.exec(
        text
      )!;
    expect(policy).toBe(PAGE_HEADER);
    const isPage = new RegExp(pages!);
    for (const name of ["index.html", "index.html.br", "all-crime.html.gz"]) expect(name).toMatch(isPage);
    for (const name of ["worker.0a1b2c3d.js", "worker.0a1b2c3d.js.br", "html.js"])
      expect(name).not.toMatch(isPage);
    expect(text.indexOf(`set Content-Security-Policy "${FILE_HEADER}"`)).toBeLessThan(
      text.indexOf(PAGE_HEADER)
    );
  });

  it("withPolicies(configuration) replaces what stood there before", () => {
    const old = "add_header Content-Security-Policy \"object-src 'self'; frame-ancestors *\" always;";
    expect(withPolicies(old)).toBe(`add_header Content-Security-Policy "${PAGE_HEADER}" always;`);
  });
});
