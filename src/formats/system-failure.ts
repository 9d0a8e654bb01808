import type { SystemLookup } from '../geo/coordinate-system.ts';
import type { ReadFailure, ReadFailureCode } from './read-result.ts';
import { readFailure } from './read-result.ts';

const CODES = {
  'xian-80': 'format.xian-80',
  'beijing-54': 'format.beijing-54',
  unknown: 'format.unknown-crs',
} as const satisfies Record<string, ReadFailureCode>;

/** The failure of a file whose coordinate system is not read. */
export function systemFailure(
  file: string,
  { reason, name }: Extract<SystemLookup, { readonly ok: false }>,
): ReadFailure {
  return readFailure(CODES[reason], file, { crs: name });
}
