import { expect, it } from 'vitest';
import type { KindId } from '../../../src/kinds/kind.ts';
import { featureOf, mergeGroups } from '../../../src/report/merge-groups.ts';
import { gridBox } from '../../support/grid-base.ts';
import { drawn } from '../../support/plan-pieces.ts';

type Piece = Parameters<typeof featureOf>[0];

function piece(id: string, change: Piece['change'], kind: KindId): Piece {
  const presence = { feature: drawn(id, gridBox(0, 0, 1, 1), { kind }), from: null, until: null };
  const mine = change === 'added' ? null : presence;
  return { id, change, mine, theirs: change === 'removed' ? null : presence, differs: [] };
}

it('groups pieces by what taking them does, kinds in the order of the palette; empty groups are left out', () => {
  const pieces = [
    piece('r', 'removed', 'forest'),
    piece('w', 'added', 'charging-station'),
    piece('f1', 'added', 'forest'),
    piece('f2', 'added', 'forest'),
  ];
  const groups = mergeGroups(pieces).map(({ change, pieces: some }) => [change, some.map(({ id }) => id)]);
  expect(groups).toEqual([
    ['added', ['f1', 'f2', 'w']],
    ['removed', ['r']],
  ]);
});

it('tells of a piece as the other scheme has it, else as it is here', () => {
  const changed = { ...piece('c', 'changed', 'forest'), theirs: piece('t', 'added', 'wetland').theirs };
  expect(featureOf(changed).id).toBe('t');
  expect(featureOf(piece('r', 'removed', 'forest')).id).toBe('r');
});
