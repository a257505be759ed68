import { expect, it } from "vitest";
import { sentencesOf, sentencesOfMarkdown, sentencesOfTypeScript } from "./written-sentences.js";

it("cuts a text where a sentence ends and another begins", () => {
  expect(sentencesOf("One is 1.96 wide. Two “ends.” (Three does too.) 4 is last.\nA heading")).toEqual([
    "One is 1.96 wide.",
    "Two “ends.”",
    "(Three does too.)",
    "4 is last.",
    "A heading"
  ]);
});

it("reads Markdown as it is shown, without sentences that a cell is part of", () => {
  const page = `# Title

A **bold** [link](./a) is
read. It has \${w.months} of data.

- An \`item\` is one.

\`\`\`js
let a;
\`\`\`
`;
  expect(sentencesOfMarkdown(page)).toEqual(["Title", "A bold link is read.", "An item is one."]);
});

it("reads strings, what is put together from them, and what elements hold", async () => {
  const module = `
    const text: string = "This is " + "put together. It is one.";
    const filled = \`There are \${count} of them. Nothing is filled in here.\`;
    const nested = \`\${count === 1 ? "Inside it is read." : \`Not \${count}.\`}\`;
    const made = element("p", { title: "A title is read." }, "Text and ", element("a", {}, "a link"), " are one. ", value);
    const parts = element("ul", {}, element("li", {}, "First item"), element("li", {}, "Second item"));
  `;
  expect(await sentencesOfTypeScript(module)).toEqual([
    "This is put together.",
    "It is one.",
    "Nothing is filled in here.",
    "Inside it is read.",
    "A title is read.",
    "Text and a link are one.",
    "First item",
    "Second item"
  ]);
});
