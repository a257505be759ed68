import { join, resolve } from "node:path";
import { build, type Plugin } from "esbuild";
import { ROOT } from "../site/folders.js";

/** Styles of pages that no one file holds, and of other ways to print. */
const LEFT_OUT = /\/(board-pack|compare|explore|hindsight|methodology)\.css$/;

const FRAMEWORK = "node_modules/@observablehq/framework/dist/style";

/** How the site looks, and what one file has beside it, as text that may stand in a style element. */
export async function bundleStyles(): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `@import "./${ROOT}/style.css"; @import "./scripts/one-file/one-file.css";`,
      resolveDir: resolve("."),
      loader: "css"
    },
    plugins: [framework()],
    bundle: true,
    minify: true,
    charset: "utf8",
    legalComments: "none",
    write: false,
    logLevel: "silent"
  });
  return outputFiles[0]!.text.trim().replaceAll("</", "<\\/");
}

function framework(): Plugin {
  return {
    name: "framework",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^observablehq:/ }, ({ path }) => ({
        path: resolve(join(FRAMEWORK, path.slice("observablehq:".length)))
      }));
      onLoad({ filter: LEFT_OUT }, () => ({ contents: "", loader: "css" }));
    }
  };
}
