import { expect, it } from 'vitest';
import { keptLedgerTurn } from '../../../../src/evaluate/carbon/ledger-turns.ts';
import { gridBase } from '../../../support/grid-base.ts';

const CODES = ['0103', '0301', '1101', '0702', '0404'];
const base = gridBase({ columns: 5, rows: 1, parcel: (column) => ({ code: CODES[column] ?? null }) });
const fragments = {
  parcels: Uint32Array.of(0, 0, 1, 2, 3, 4),
  areasM2: Float64Array.of(5, 7, 10, 20, 30, 40),
  onFarmlandLine: Uint8Array.of(0, 1, 0, 0, 0, 0),
};

function kept(like: string | null) {
  const { toClass, parcels, areasM2 } = keptLedgerTurn('f', like, fragments, base);
  return { toClass, parcels: [...parcels], areasM2: [...areasM2] };
}

it('gives a practice all cropland, permanent basic farmland too, and nothing else', () => {
  expect(kept(null)).toEqual({ toClass: null, parcels: [0], areasM2: [12] });
});

it('gives trees the land on which they could be planted: no forest, no water, no permanent basic farmland', () => {
  expect(kept('0301')).toEqual({ toClass: null, parcels: [0, 3, 4], areasM2: [5, 30, 40] });
});

it('changes nothing where the same already is', () => {
  expect(kept('0404').parcels).toEqual([0, 1, 3]);
});
