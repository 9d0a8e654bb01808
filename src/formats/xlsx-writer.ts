import { Zip, ZipDeflate } from 'fflate';
import type { CellStyle, Sheet, SheetCells, Workbook } from '../plan/workbook.ts';
import { joinBytes } from './join-bytes.ts';
import type { WrittenFile } from './write-result.ts';
import { escapeXml, sharedTextsFrame, sheetFrame, STYLE_NUMBERS, xlsxParts } from './xlsx-parts.ts';

/** Text that is encoded and packed together, in characters. */
const CHUNK = 1 << 18;
/** The same workbook always gives the same bytes. */
const ZIP_DAY = '2026-01-01T00:00:00';

/**
 * Writes a workbook as Office Open XML (XLSX, ECMA-376), with formulas and the values they have now, so that it shows the same
 * where nothing is calculated. Rows are packed as they come: a sheet of a million cells is never whole in memory.
 *
 * The package for sheets keeps an object per cell and writes formulas without values, which is why this is written here.
 */
export function writeXlsx(workbook: Workbook): WrittenFile {
  const packed: Uint8Array[] = [];
  const zip = new Zip((error, bytes) => {
    if (error !== null) throw error;
    packed.push(bytes);
  });
  for (const [name, text] of Object.entries(xlsxParts(workbook.sheets.map((sheet) => sheet.name)))) {
    addPart(zip, name, (push) => push(text));
  }
  const texts = new Map<string, number>();
  workbook.sheets.forEach((sheet, at) => {
    addPart(zip, `xl/worksheets/sheet${String(at + 1)}.xml`, (push) => writeSheet(sheet, texts, push));
  });
  addPart(zip, 'xl/sharedStrings.xml', (push) => writeTexts(texts, push));
  zip.end();
  return { name: `${workbook.name}.xlsx`, bytes: joinBytes(packed) };
}

function addPart(zip: Zip, name: string, write: (push: (text: string) => void) => void): void {
  const entry = new ZipDeflate(name, { level: 3 });
  entry.mtime = ZIP_DAY;
  zip.add(entry);
  const encoder = new TextEncoder();
  write((text) => entry.push(encoder.encode(text)));
  entry.push(new Uint8Array(0), true);
}

function writeSheet(
  { frozenRows, widths, write }: Sheet,
  texts: Map<string, number>,
  push: (text: string) => void,
): void {
  const [head, foot] = sheetFrame(widths, frozenRows);
  push(head);
  const cells = new CellText(texts, push);
  write(cells);
  cells.finish();
  push(foot);
}

/** The texts of all sheets, each once, in the order of their numbers. */
function writeTexts(texts: ReadonlyMap<string, number>, push: (text: string) => void): void {
  const [head, foot] = sharedTextsFrame(texts.size);
  push(head);
  let text = '';
  for (const one of texts.keys()) {
    text += `<si><t xml:space="preserve">${escapeXml(one)}</t></si>`;
    if (text.length > CHUNK) {
      push(text);
      text = '';
    }
  }
  push(text);
  push(foot);
}

class CellText implements SheetCells {
  readonly #texts: Map<string, number>;
  readonly #push: (text: string) => void;
  readonly #letters: string[] = [];
  #text = '';
  #row = 1;
  #column = 0;
  #isRowOpen = false;

  constructor(texts: Map<string, number>, push: (text: string) => void) {
    this.#texts = texts;
    this.#push = push;
  }

  text(value: string, style: CellStyle = 'plain'): void {
    if (value === '') {
      this.blank();
      return;
    }
    let number = this.#texts.get(value);
    if (number === undefined) {
      number = this.#texts.size;
      this.#texts.set(value, number);
    }
    this.#open(style, ' t="s"');
    this.#text += `<v>${String(number)}</v></c>`;
  }

  number(value: number, style: CellStyle = 'plain'): void {
    this.#open(style, '');
    this.#text += `<v>${String(value)}</v></c>`;
  }

  formula(formula: string, value: number, style: CellStyle = 'plain'): void {
    this.#open(style, '');
    this.#text += `<f>${escapeXml(formula)}</f><v>${String(value)}</v></c>`;
  }

  blank(): void {
    this.#startRow();
    this.#column += 1;
  }

  endRow(): void {
    this.#startRow();
    this.#text += '</row>';
    this.#row += 1;
    this.#column = 0;
    this.#isRowOpen = false;
    if (this.#text.length > CHUNK) this.finish();
  }

  /** Hands over what has been gathered. */
  finish(): void {
    this.#push(this.#text);
    this.#text = '';
  }

  #open(style: CellStyle, type: string): void {
    this.#startRow();
    const letters = (this.#letters[this.#column] ??= columnLetters(this.#column));
    const number = STYLE_NUMBERS[style];
    this.#text += `<c r="${letters}${String(this.#row)}"${number === 0 ? '' : ` s="${String(number)}"`}${type}>`;
    this.#column += 1;
  }

  #startRow(): void {
    if (this.#isRowOpen) return;
    this.#isRowOpen = true;
    this.#text += `<row r="${String(this.#row)}">`;
  }
}

/** A … Z, AA …, counted from 0. */
function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnLetters(Math.floor(column / 26) - 1) + last;
}
