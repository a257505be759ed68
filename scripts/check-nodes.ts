import { command, runWhenStarted } from "../loaders/options/command.js";
import { copyProject } from "../test/site/project-copy.js";
import { checkBuild, finish, heading, runTests, UNIT_TESTS } from "./checks/checks.js";
import { NODES, nodeOf } from "./checks/other-nodes.js";
import { type Count, oneCheck } from "./checks/test-count.js";

function checkNode(version: string): Count[] {
  heading(`Node ${version}`);
  const node = nodeOf(version);
  if (node === null) {
    console.error(
      `Node ${version} could not be fetched; npm's own message is above. It is needed once, with a network.`
    );
    return [oneCheck(false)];
  }
  // In a copy: what a build keeps for the next one, compressed files among it, is of the Node that made it.
  const copy = copyProject();
  try {
    return [checkBuild({ node, folder: copy.folder }), runTests(UNIT_TESTS, { node })];
  } finally {
    copy.remove();
  }
}

/** A build from nothing and all tests but those of built pages, under every Node that the project promises. */
export const checkNodes = command({
  call: "npm run check:nodes",
  about:
    "Builds from nothing and runs all tests but those of built pages under every Node that the project promises.",
  options: {},
  example: "",
  run: (_, { print }) => finish(NODES.flatMap(checkNode), print)
});

await runWhenStarted(checkNodes, import.meta.url);
