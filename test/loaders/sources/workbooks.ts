import { type BookType, utils, type WorkSheet, write } from "@e965/xlsx";

/** A workbook of these sheets. A Date becomes a cell that holds a date; a text is never taken for a number. */
export function workbook(
  sheets: Record<string, unknown[][] | WorkSheet>,
  bookType: BookType = "xlsx"
): Buffer {
  const book = utils.book_new();
  for (const [name, sheet] of Object.entries(sheets))
    utils.book_append_sheet(
      book,
      Array.isArray(sheet) ? utils.aoa_to_sheet(sheet, { UTC: true }) : sheet,
      name
    );
  return write(book, { type: "buffer", bookType, compression: true }) as Buffer;
}

export const day = (year: number, month: number, date: number): Date =>
  new Date(Date.UTC(year, month - 1, date));
