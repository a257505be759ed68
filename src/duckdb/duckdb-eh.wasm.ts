// The database engine, served from this site as it comes in its package.
import { copyFromPackage } from "../../loaders/duckdb/copy-from-package.js";

copyFromPackage("@duckdb/duckdb-wasm/dist/duckdb-eh.wasm");
