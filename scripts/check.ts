// npm run check: what a change is tried with while it is made: types, lint, what nothing uses, and the fast tests.
import { checkCode, finish, runTests } from "./checks/checks.js";

finish([checkCode(), runTests(["pure", "unit"])]);
