import { KINDS } from '../kinds/kind-list.ts';
import type { SchemePiece } from '../plan/scheme-difference.ts';

/** Pieces that are to be taken in the same way (差异分组), kind by kind in the order of the palette. */
export interface MergeGroup {
  readonly change: SchemePiece['change'];
  readonly pieces: readonly SchemePiece[];
}

const CHANGES = ['added', 'changed', 'removed'] as const;

/** Pieces by what taking them does; groups without any are left out. */
export function mergeGroups(pieces: readonly SchemePiece[]): readonly MergeGroup[] {
  const rank = new Map<string, number>(KINDS.map(({ id }, at) => [id, at]));
  const rankOf = (piece: SchemePiece): number => rank.get(featureOf(piece).properties.kind) ?? rank.size;
  return CHANGES.flatMap((change): MergeGroup[] => {
    const some = pieces.filter((piece) => piece.change === change).toSorted((a, b) => rankOf(a) - rankOf(b));
    return some.length === 0 ? [] : [{ change, pieces: some }];
  });
}

/** The feature that a piece is about: as the other scheme has it, or as it is here where the other has none. */
export function featureOf({ mine, theirs }: SchemePiece): NonNullable<SchemePiece['mine']>['feature'] {
  const feature = theirs?.feature ?? mine?.feature;
  if (feature === undefined) throw new Error('a piece of no feature');
  return feature;
}
