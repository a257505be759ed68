// A loader that runs in Node: an archive of two files.
import { strToU8, zipSync } from "fflate";

process.stdout.write(zipSync({ "a.txt": strToU8("in a"), "b/b.txt": strToU8("in b") }));
