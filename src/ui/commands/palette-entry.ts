import type { KindId } from '../../kinds/kind.ts';
import { matchRank } from './match-text.ts';

/** Parts of the palette's answer, in the order shown; message keys `palette.group.<group>`. */
const ENTRY_GROUPS = ['recent', 'commands', 'features', 'kinds', 'folders', 'targets', 'places', 'help'] as const;

/** Where an entry stands. */
type EntryGroup = (typeof ENTRY_GROUPS)[number];

/** Something the palette can find. */
export interface PaletteEntry {
  readonly id: string;
  readonly group: EntryGroup;
  readonly title: string;
  /** What else it is found by, such as its name in the other language. */
  readonly otherName: string;
  /** Words at its right: group of a command, kind of a feature, why it is off. */
  readonly detail: string;
  readonly shortcut: string | null;
  readonly isOff: boolean;
  /** Symbol before the title. */
  readonly kind: KindId | null;
  readonly run: () => void;
}

/** Entries found, and how many more there are. */
export interface FoundEntries {
  readonly group: EntryGroup;
  readonly entries: readonly PaletteEntry[];
  readonly left: number;
}

/** How many of a group are shown. */
const SHOWN = 100;
/** Features are read in drawing order until so many were found: the rest is for a few more letters. */
const ENOUGH = 400;

/** What answers the text typed, group by group; the best first, and what is off behind what can be done. */
export function findEntries(entries: Iterable<PaletteEntry>, typed: string): readonly FoundEntries[] {
  const found = new Map<EntryGroup, { readonly entry: PaletteEntry; readonly rank: number }[]>();
  for (const entry of entries) {
    const group = found.get(entry.group) ?? [];
    if (group.length >= ENOUGH) continue;
    const rank = rankOf(entry, typed);
    if (rank === null) continue;
    group.push({ entry, rank: rank + (entry.isOff ? 100 : 0) });
    found.set(entry.group, group);
  }
  return ENTRY_GROUPS.flatMap((group) => {
    const hits = found.get(group);
    if (hits === undefined) return [];
    const sorted = hits.sort((a, b) => a.rank - b.rank);
    return [
      { group, entries: sorted.slice(0, SHOWN).map(({ entry }) => entry), left: Math.max(0, hits.length - SHOWN) },
    ];
  });
}

function rankOf(entry: PaletteEntry, typed: string): number | null {
  const own = matchRank(entry.title, typed);
  if (own !== null) return own;
  const other = entry.otherName === '' ? null : matchRank(entry.otherName, typed);
  return other === null ? null : other + 10;
}
