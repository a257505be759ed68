import type MarkdownIt from "markdown-it";

/**
 * A paragraph that holds nothing but one expression, `${spc(now)}`, is a block and no paragraph: what cells show there,
 * such as a chart or a table, may stand in no paragraph.
 */
export function cellsAsBlocks(md: MarkdownIt): MarkdownIt {
  md.core.ruler.push("cells-as-blocks", ({ tokens }) => {
    tokens.forEach((token, i) => {
      const [before, after] = [tokens[i - 1], tokens[i + 1]];
      if (token.type !== "inline" || before?.type !== "paragraph_open") return;
      if (token.children?.length !== 1 || token.children[0]!.type !== "placeholder") return;
      before.tag = "div";
      before.attrJoin("class", "cell");
      after!.tag = "div";
    });
  });
  return md;
}
