/** A number as one medium shows it, without any space: media break lines where they must. */
export interface ShownNumber {
  /** Unrounded. */
  readonly value?: number;
  readonly number?: string;
  /** Number with its unit. */
  readonly words?: string;
}

/** Text without any space; the font of printed matter has no lowered 2. */
export function plainText(text: string): string {
  return text.replaceAll(/\s/gu, '').replaceAll('₂', '2');
}

/** Where a medium shows another number than the page, or none: what both tell is compared, to the last digit. */
export function differences(
  indicators: readonly string[],
  page: ReadonlyMap<string, ShownNumber>,
  medium: ReadonlyMap<string, ShownNumber>,
): readonly string[] {
  return indicators.flatMap((indicator) => {
    const [asked, shown] = [page.get(indicator), medium.get(indicator)];
    const told = (['value', 'number', 'words'] as const).filter((part) => shown?.[part] !== undefined);
    if (told.length === 0) return [`${indicator}: nothing`];
    return told.flatMap((part) =>
      shown?.[part] === asked?.[part]
        ? []
        : [`${indicator}: ${String(shown?.[part])} instead of ${String(asked?.[part])}`],
    );
  });
}

/**
 * The last number of a row of a printed table in front of a sign.
 *
 * @param pieces texts of the pages in their order, without spaces; a number is never parted
 * @param title what the row begins with
 */
export function printedValue(pieces: readonly string[], title: string, sign: string): ShownNumber | null {
  const start = pieces.findIndex((piece) => piece.startsWith(title));
  const end = pieces.findIndex((piece, at) => at > start && piece.startsWith(sign));
  if (start < 0 || end < 0) return null;
  const cells = pieces.slice(start + 1, end);
  const last = cells.findLastIndex((piece) => /^[−\d]/u.test(piece));
  const words = cells.slice(last).join('');
  const number = /^[−\d.]+/u.exec(words)?.[0] ?? '';
  // A number in the unit of its row stands without one.
  return number === words ? { number } : { number, words };
}

/** Rows of all tables of a word-processor document, as the texts of their cells. */
export function docxRows(document: string): readonly (readonly string[])[] {
  const parts = (text: string, name: string): string[] =>
    [...text.matchAll(new RegExp(`<w:${name}(?: [^>]*)?>(.*?)</w:${name}>`, 'gsu'))].map(([, inner = '']) => inner);
  return parts(document, 'tr').map((row) => parts(row, 'tc').map((cell) => parts(cell, 't').join('')));
}
