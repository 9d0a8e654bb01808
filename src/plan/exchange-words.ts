import type { KindField, KindId } from '../kinds/kind.ts';
import type { FeatureStatus } from './plan.ts';

/** Columns that features of every kind have in a table of another programme. */
export type CommonColumn = 'name' | 'kind' | 'status' | 'from' | 'until' | 'folder' | 'scenario';

/** Names of something: the one to write, and all by which it is known again. */
export interface ExchangeName {
  readonly label: string;
  readonly known: readonly string[];
}

/** How kinds, fields and values are called in files for other programmes (交换用语), in the planner's language. */
export interface ExchangeWords {
  readonly column: (column: CommonColumn) => ExchangeName;
  readonly kind: (kind: KindId) => ExchangeName;
  /** With its unit, such as `装机容量（MW）`. */
  readonly field: (field: Pick<KindField, 'id' | 'unit'>) => ExchangeName;
  readonly choice: (field: string, value: string) => ExchangeName;
  readonly status: (status: FeatureStatus) => ExchangeName;
}

/** Whether a text is one of the names, without regard to case, blanks around it and a unit in brackets behind it. */
export function isNamed(text: string, { known }: ExchangeName): boolean {
  const plain = plainName(text);
  return plain !== '' && known.some((name) => plainName(name) === plain);
}

/**
 * Whether a text is what a table with names of ten bytes left of one of the names: its first characters, as many as go
 * into eight to ten bytes of GBK or UTF-8.
 */
export function isCutName(text: string, { known }: ExchangeName): boolean {
  const plain = text.trim().toLowerCase();
  const isFull = [2, 3].some((bytes) => {
    let length = 0;
    for (const character of plain) length += character < '\u0080' ? 1 : bytes;
    return length >= 8 && length <= 10;
  });
  return isFull && known.some((name) => name.toLowerCase().startsWith(plain));
}

function plainName(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/\s*[（([].*$/u, '');
}
