import { utils } from "@e965/xlsx";
import { describe, expect, test } from "vitest";
import { tableFiles } from "../../../src/components/workbench/table-files.js";
import { day, workbook } from "../../loaders/sources/workbooks.js";

const fileOf = (content: BlobPart, name: string): File => new File([content], name);
const textsOf = async (file: File): Promise<[string, string][]> =>
  Promise.all(
    (await tableFiles(file)).map(async (one): Promise<[string, string]> => [one.name, await one.text()])
  );
const bytes = (...args: Parameters<typeof workbook>): BlobPart => new Uint8Array(workbook(...args));

const ROWS = [
  ["Month", "Id", "Share"],
  [day(2014, 9, 1), "0012345678901234567890", 0.25],
  [day(2014, 10, 1), "12E5", 1]
];
const CSV = "Month,Id,Share\n2014-09-01,0012345678901234567890,0.25\n2014-10-01,12E5,1\n";

describe("tableFiles(file)", () => {
  test.each(["xlsx", "biff8", "ods"] as const)("makes a CSV file of a workbook (%s)", async (type) => {
    expect(await textsOf(fileOf(bytes({ Data: ROWS }, type), "book.bin"))).toEqual([["book.csv", CSV]]);
  });

  test("makes one of each sheet that holds anything, from the row that names every column", async () => {
    const titled = [["A title"], [], ...ROWS];
    expect(await textsOf(fileOf(bytes({ First: ROWS, Empty: [], "2nd": titled }), "book.xlsx"))).toEqual([
      ["book, First.csv", CSV],
      ["book, 2nd.csv", CSV]
    ]);
  });

  test("says on which row a sheet would be read wrongly", async () => {
    const sheet = utils.aoa_to_sheet([
      ["a", "b"],
      ["x", 1],
      [null, 2]
    ]);
    sheet["!merges"] = [utils.decode_range("A2:A3")];
    await expect(tableFiles(fileOf(bytes({ Data: sheet }), "book.xlsx"))).rejects.toThrow(
      "book.xlsx, Data, row 2: the cells A2:A3 are merged over several rows."
    );
  });

  test("gives a text in UTF-16 in UTF-8, and every other file as it is", async () => {
    expect(
      await textsOf(fileOf(new Uint8Array(Buffer.from("\ufeffa,b\n1,£\n", "utf16le")), "a.csv"))
    ).toEqual([["a.csv", "a,b\n1,£\n"]]);
    const file = fileOf("a,b\n", "a.csv");
    expect(await tableFiles(file)).toEqual([file]);
  });

  test("refuses a zip that is no workbook", async () => {
    await expect(tableFiles(fileOf(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), "a.zip"))).rejects.toThrow(
      /^a\.zip is a zip file or a damaged workbook: .*Add a CSV file or a workbook\.$/
    );
  });
});
