/** Where a value is written: in a file of the plan, or in an address, a field or an option of a command. */
export type WrittenIn = "file" | "address";
