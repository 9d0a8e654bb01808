import { attributeAt, type NumberColumn, type TextColumn } from '../../land/attribute-column.ts';

/** The number at a place of a column; null = missing. */
export function numberAt({ values, present }: NumberColumn, at: number): number | null {
  return present[at] === 1 ? (values[at] ?? null) : null;
}

/** The text at a place of a column; null = missing. */
export function textAt(column: TextColumn, at: number): string | null {
  const text = attributeAt(column, at);
  return text === null ? null : String(text);
}
