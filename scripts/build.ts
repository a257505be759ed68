// npm run build [-- --data DIR]: the site in dist/, or exit code 1 with every problem named and the last good dist/ untouched.
import { chooseFolder } from "../loaders/options/chosen-folder.js";
import { UsageError } from "../loaders/options/parse-options.js";
import { formatNumber } from "../src/words/format.js";
import { BuildError, buildSite, hasSite } from "./site/build-site.js";

const started = Date.now();
try {
  chooseFolder(process.argv.slice(2));
  const pages = await buildSite();
  console.log(`Built ${pages} pages in ${formatNumber((Date.now() - started) / 1000, 1)} s: dist/`);
} catch (error) {
  const isPlain = error instanceof BuildError || error instanceof UsageError;
  console.error(isPlain ? error.message : error);
  console.error(
    hasSite() ? "Nothing was changed: dist/ is as the last good build left it." : "Nothing was built."
  );
  process.exitCode = 1;
}
