/** How a cell looks (单元格样式): headings, plain, numbers by their digits, a number to be changed, text over several lines. */
export type CellStyle = 'plain' | 'heading' | 'whole' | 'two-digits' | 'four-digits' | 'percent' | 'input' | 'wrapped';

/** Takes the cells of a sheet one after another, so that a large sheet never lies in memory as objects. */
export interface SheetCells {
  text(value: string, style?: CellStyle): void;
  number(value: number, style?: CellStyle): void;
  /** A formula in the notation of spreadsheets, without the equals sign, with the value that it has now. */
  formula(formula: string, value: number, style?: CellStyle): void;
  blank(): void;
  endRow(): void;
}

/** A sheet of a workbook (工作表). */
export interface Sheet {
  /** At most 31 characters, none of `\ / ? * [ ] : '`. */
  readonly name: string;
  /** Widths of the columns in characters. */
  readonly widths: readonly number[];
  /** Rows at the top that stay in view. */
  readonly frozenRows: number;
  /** Writes all cells, row after row. */
  readonly write: (cells: SheetCells) => void;
}

/** A workbook (工作簿) as it goes to a writer. */
export interface Workbook {
  readonly name: string;
  readonly sheets: readonly Sheet[];
}
