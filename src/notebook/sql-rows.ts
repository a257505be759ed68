/** The rows of an answer, as plain objects by column name, and the names of the columns in order. */
export type Rows = Record<string, unknown>[] & { columns: string[] };

/** A question in SQL, as a cell or a block of a page asks it. */
export type Sql = (strings: readonly string[], ...values: unknown[]) => Promise<Rows>;
