import { type SettledNames, settleNames } from './distinct-names.ts';

/** What a name can have. */
const NAME_BYTES = 10;

/** Most fields that a table can have. */
export const MOST_DBF_FIELDS = 255;

/**
 * Names for a dBASE table: at most ten bytes, all different. A unit in brackets goes first, so that 面积（公顷） becomes 面积
 * and not a name with half a bracket.
 *
 * @param encode into the table's encoding
 */
export function dbfFieldNames(names: readonly string[], encode: (text: string) => Uint8Array): SettledNames {
  return settleNames(names, (name, ending) => {
    const plain = name.replaceAll(/\p{Cc}/gu, ' ').trim();
    const base = plain === '' ? 'FIELD' : plain;
    const room = NAME_BYTES - ending.length;
    if (encode(base).length <= room) return base + ending;
    const short = base.replace(/\s*[（([].*$/u, '');
    return cutToBytes(short === '' ? base : short, room, encode) + ending;
  });
}

/** As many whole characters as fit. */
export function cutToBytes(text: string, bytes: number, encode: (text: string) => Uint8Array): string {
  let cut = '';
  let used = 0;
  for (const character of text) {
    used += encode(character).length;
    if (used > bytes) break;
    cut += character;
  }
  return cut.trimEnd();
}
