import type { KindId } from '../../kinds/kind.ts';
import { KINDS } from '../../kinds/kind-list.ts';

/** Kinds that meetings are about, in the order of the digit keys; those drawn last come first. */
const USUAL: readonly KindId[] = [
  'forest',
  'wetland',
  'pv',
  'charging-station',
  'green-space',
  'restoration',
  'grassland',
  'industrial-park',
];

const MOST = 6;

/** Kinds that can be drawn in a meeting by one key: what was in hand, then the usual ones. */
export function kindsToDraw(recent: readonly KindId[]): readonly KindId[] {
  const known = new Set(KINDS.map(({ id }) => id));
  return [...new Set([...recent, ...USUAL])].filter((id) => known.has(id)).slice(0, MOST);
}
