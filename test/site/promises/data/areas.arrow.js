// A loader that runs in Node: three rows as an Arrow file.
import { tableFromArrays, tableToIPC } from "apache-arrow";

const table = tableFromArrays({ area: ["Oadby", "Hinckley", "Blaby"], count: Float64Array.of(7, 4, 1.5) });
process.stdout.write(tableToIPC(table, "file"));
