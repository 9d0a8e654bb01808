import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlanFeature } from '../../../src/plan/plan.ts';
import { idsBetween, listFeatures, type ListOrder } from '../../../src/report/feature-list.ts';
import { featureRows, type FeatureRow } from '../../../src/report/feature-rows.ts';

const ALL: ListOrder = { keeps: () => true, compare: null, byFolder: true, closed: new Set() };

function rowsOf(
  features: readonly (readonly [id: string, folder: string | null, more?: object])[],
): readonly FeatureRow[] {
  const plan = {
    scenarios: [{ id: 'a', name: 'A' }],
    features: new Map(
      features.map(([id, folder, more]): [string, PlanFeature] => {
        const common = { kind: 'forest', scenario: 'a', from: null, until: null, status: 'planned', name: id } as const;
        const properties = { ...common, ...(folder === null ? {} : { folder }), ...more };
        return [id, { id, geometry: { type: 'Point', coordinates: [117, 40] }, properties }];
      }),
    ),
  };
  return featureRows(plan, 'a', null);
}

function written(rows: readonly FeatureRow[], order: ListOrder): readonly string[] {
  return listFeatures(rows, order).map((one) => (one.item === 'feature' ? one.row.id : `[${one.name ?? ''}]`));
}

const ROWS = rowsOf([
  ['a', null],
  ['b', '北部'],
  ['c', '南部'],
  ['d', '北部'],
]);

describe('listFeatures', () => {
  it('puts folders in the order of their first features and what lies in none at the end', () => {
    expect(written(ROWS, ALL)).toEqual(['[北部]', 'b', 'd', '[南部]', 'c', '[]', 'a']);
  });

  it('has no heads without folders, or when they are not asked for', () => {
    expect(written(rowsOf([['a', null]]), ALL)).toEqual(['a']);
    expect(written(ROWS, { ...ALL, byFolder: false })).toEqual(['a', 'b', 'c', 'd']);
  });

  it('sorts within folders, filters, and closes them', () => {
    const compare = (a: FeatureRow, b: FeatureRow): number => b.id.localeCompare(a.id);
    expect(written(ROWS, { ...ALL, compare })).toEqual(['[北部]', 'd', 'b', '[南部]', 'c', '[]', 'a']);
    expect(written(ROWS, { ...ALL, keeps: ({ id }) => id !== 'c' })).toEqual(['[北部]', 'b', 'd', '[]', 'a']);
    expect(written(ROWS, { ...ALL, closed: new Set(['北部', '']) })).toEqual(['[北部]', '[南部]', 'c', '[]']);
  });

  it('says of a folder what holds for all in it, closed or not', () => {
    const rows = rowsOf([
      ['a', '北部', { hidden: true, locked: true }],
      ['b', '北部', { hidden: true }],
    ]);
    expect(listFeatures(rows, { ...ALL, closed: new Set(['北部']) })).toEqual([
      { item: 'folder', name: '北部', ids: ['a', 'b'], drawnM2: 0, isOpen: false, isHidden: true, isLocked: false },
    ]);
  });

  it('loses and doubles no feature, whatever the folders', () => {
    const folders = fc.array(fc.constantFrom(null, '北部', '南部', ' '), { maxLength: 30 });
    fc.assert(
      fc.property(folders, (names) => {
        const rows = rowsOf(names.map((folder, index) => [String(index), folder] as const));
        const ids = listFeatures(rows, ALL).flatMap((one) => (one.item === 'feature' ? [one.row.id] : []));
        expect(ids.toSorted()).toEqual(rows.map(({ id }) => id).toSorted());
      }),
    );
  });
});

describe('idsBetween', () => {
  const items = listFeatures(ROWS, ALL);

  it('takes a run in either direction, over heads of folders', () => {
    expect(idsBetween(items, 'd', 'a')).toEqual(['d', 'c', 'a']);
    expect(idsBetween(items, 'a', 'd')).toEqual(['d', 'c', 'a']);
  });

  it('takes the end alone when the beginning is gone', () => {
    expect(idsBetween(items, 'gone', 'c')).toEqual(['c']);
  });
});
