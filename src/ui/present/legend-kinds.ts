import type { KindId } from '../../kinds/kind.ts';

/** What of a feature decides whether it is on the map. */
interface LegendFeature {
  readonly kind: KindId;
  readonly from: number | null;
  readonly until: number | null;
  readonly isHidden: boolean;
}

/** Control lines of the base look as those that are drawn. */
const LINES = [
  ['base:redline', 'ecological-redline'],
  ['base:farmland', 'farmland-redline'],
  ['base:urban-boundary', 'urban-boundary'],
] as const satisfies readonly (readonly [string, KindId])[];

/** Kinds that are to be seen in a year, those with most features first, then the control lines; at most so many. */
export function legendKinds(
  features: Iterable<LegendFeature>,
  layers: readonly { readonly id: string; readonly visible: boolean }[],
  year: number,
  most: number,
): readonly KindId[] {
  const isVisible = (id: string): boolean => layers.find((layer) => layer.id === id)?.visible !== false;
  const counts = new Map<KindId, number>();
  for (const { kind, from, until, isHidden } of features) {
    const isThere = (from === null || from <= year) && (until === null || year < until);
    if (isThere && !isHidden && isVisible(`plan:${kind}`)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const drawn = [...counts].sort((a, b) => b[1] - a[1]).map(([kind]) => kind);
  const lines = LINES.filter(([id]) => layers.some((layer) => layer.id === id && layer.visible)).map(
    ([, kind]) => kind,
  );
  return [...new Set([...drawn, ...lines])].slice(0, most);
}
