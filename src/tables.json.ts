// The tables of the database and their columns, as the page on writing pages lists them.
import { TABLES } from "../loaders/duckdb/tables.js";

const tables = TABLES.map(({ name, description, columns }) => ({ name, description, columns }));
process.stdout.write(JSON.stringify(tables));
