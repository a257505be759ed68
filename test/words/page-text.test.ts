import { describe, expect, test } from "vitest";
import { version } from "../../src/plan/kit-version.js";
import { measurePageText, queryPageText } from "../../src/words/page-text.js";

const value = (expression: string): string => ["$", `{${expression}}`].join("");

describe("measurePageText", () => {
  test("writes a page of one measure that follows its reader", () => {
    const text = measurePageText({ title: "Burglary", measure: "domestic-burglary", isSurvey: false });
    expect(text).toContain(`---\ntitle: "Burglary"\nkit: "${version}"\n---\n\n# Burglary\n`);
    expect(text).toContain(
      'import {badge, choice, choose, fan, month, msg, rated, spc, sql} from "/control-lines.js";'
    );
    expect(text).toContain('const now = rated("domestic-burglary", {...choice});');
    expect(text).toContain(`\n${value("choose()")}\n`);
    expect(text).toContain(`\n${value("spc(now)")}\n`);
  });

  test("writes a view that stays as it was saved, thresholds included", () => {
    const text = measurePageText({
      title: "Burglary",
      measure: "domestic-burglary",
      shown: { period: "2014-08", force: "kent", peers: ["essex", "surrey"] },
      thresholds: { z: 2.5, "spc.recent": 3 },
      isSurvey: false
    });
    expect(text).toContain(
      'rated("domestic-burglary", {...choice, period: "2014-08", force: "kent", peers: ["essex","surrey"], z: 2.5, "spc.recent": 3});'
    );
    expect(text).not.toContain("choose");
  });

  test("draws a survey as a survey", () => {
    const text = measurePageText({ title: "Answers", measure: "confidence", isSurvey: true });
    expect(text).toContain(value("survey(now)"));
    expect(text).not.toContain("spc");
    expect(text).toContain("FROM surveys");
  });

  test("keeps a title as text, whatever is in it", () => {
    const text = measurePageText({ title: `<b> & ${value("x")} "y"`, measure: "a", isSurvey: false });
    expect(text).toContain('\n# \\<b\\> \\& \\$\\{x\\} "y"\n');
  });
});

describe("queryPageText", () => {
  test("writes the question, and takes nothing in it for a value of the page", () => {
    const text = queryPageText({ title: "A question", sql: `SELECT '${value("x")}';\n` });
    expect(text).toContain("```sql\nSELECT '$ {x}';\n```");
  });
});
