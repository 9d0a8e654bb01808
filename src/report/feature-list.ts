import type { FeatureRow } from './feature-rows.ts';

/** Head of a folder in the list of features, or of what lies in none (`name` null). */
export interface FolderItem {
  readonly item: 'folder';
  readonly name: string | null;
  /** Features of the folder that the list shows, whether it is open or not. */
  readonly ids: readonly string[];
  /** Sum of their drawn areas, m². */
  readonly drawnM2: number;
  readonly isOpen: boolean;
  /** Whether all of them are hidden, or locked. */
  readonly isHidden: boolean;
  readonly isLocked: boolean;
}

/** A feature in the list. */
export interface FeatureItem {
  readonly item: 'feature';
  readonly row: FeatureRow;
}

/** One line of the list of features (要素列表). */
export type ListItem = FolderItem | FeatureItem;

/** How the list is cut and put in order. */
export interface ListOrder {
  readonly keeps: (row: FeatureRow) => boolean;
  /** Order of the rows, within their folders where there are any; null = drawing order. */
  readonly compare: ((a: FeatureRow, b: FeatureRow) => number) | null;
  readonly byFolder: boolean;
  /** Names of closed folders; '' stands for no folder. */
  readonly closed: ReadonlySet<string>;
}

/**
 * Lines of the list: features one after the other, or folder by folder with a head each. Folders stand in the order in which
 * their first features are drawn, what lies in none comes last; without any folder there are no heads.
 */
export function listFeatures(rows: readonly FeatureRow[], order: ListOrder): readonly ListItem[] {
  const kept = rows.filter((row) => order.keeps(row));
  if (!order.byFolder || !rows.some(({ folder }) => folder !== null)) return itemsOf(kept, order);
  const folders = new Map<string, FeatureRow[]>();
  for (const row of kept) {
    const members = folders.get(row.folder ?? '');
    if (members === undefined) folders.set(row.folder ?? '', [row]);
    else members.push(row);
  }
  const loose = folders.get('');
  folders.delete('');
  if (loose !== undefined) folders.set('', loose);
  return [...folders].flatMap(([name, members]): readonly ListItem[] => {
    const isOpen = !order.closed.has(name);
    const head: FolderItem = {
      item: 'folder',
      name: name === '' ? null : name,
      ids: members.map(({ id }) => id),
      drawnM2: members.reduce((sum, { drawnM2 }) => sum + (drawnM2 ?? 0), 0),
      isOpen,
      isHidden: members.every(({ isHidden }) => isHidden),
      isLocked: members.every(({ isLocked }) => isLocked),
    };
    return isOpen ? [head, ...itemsOf(members, order)] : [head];
  });
}

function itemsOf(rows: readonly FeatureRow[], { compare }: ListOrder): readonly FeatureItem[] {
  const sorted = compare === null ? rows : rows.toSorted(compare);
  return sorted.map((row) => ({ item: 'feature', row }));
}

/**
 * Ids between two lines of the list, both included, whatever lies between (选择范围); an end that is not in the list any more
 * leaves the other one alone.
 */
export function idsBetween(items: readonly ListItem[], from: string, to: string): readonly string[] {
  const at = (id: string): number => items.findIndex((one) => one.item === 'feature' && one.row.id === id);
  const [first, last] = [at(from), at(to)].sort((a, b) => a - b) as [number, number];
  if (first === -1) return [to];
  return items.slice(first, last + 1).flatMap((one) => (one.item === 'feature' ? [one.row.id] : []));
}
