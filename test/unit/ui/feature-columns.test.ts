import { describe, expect, it } from 'vitest';
import { messages } from '../../../src/i18n/messages.ts';
import { translate, translateCode } from '../../../src/i18n/translate.ts';
import { choiceField, numberField } from '../../../src/kinds/kind-field.ts';
import { kindOf } from '../../../src/kinds/kind-list.ts';
import type { Kind } from '../../../src/kinds/kind.ts';
import { featureRows, type FeatureRow } from '../../../src/report/feature-rows.ts';
import {
  compareBy,
  type ColumnContext,
  type FeatureColumn,
  featureColumns,
} from '../../../src/ui/drawer/feature-columns.ts';

/** A kind with fields that no kind file has. */
const MADE_UP: Kind = {
  ...kindOf('wetland'),
  fields: [
    numberField({ id: 'reedHeightM', unit: 'm', minimum: 0, maximum: 5, default: 2, defaultSource: 'made up' }),
    choiceField('reedKind', ['tall', 'short']),
  ],
};

const CONTEXT: ColumnContext = {
  page: {
    language: 'zh',
    text: (key, values) => translate('zh', key, values),
    textOf: (key, fallback, values) => translateCode('zh', key, fallback, values),
  },
  scenarioNames: new Map([['a', '方案一']]),
  years: [2025, 2030],
  kindOf: (id) => (id === 'wetland' ? MADE_UP : kindOf(id)),
};

function row(kind: 'wetland' | 'forest' | 'pv', more: object = {}): FeatureRow {
  const common = { kind, scenario: 'a', from: 2025, until: null, status: 'planned', name: '一号' } as const;
  const feature = {
    id: kind,
    geometry: { type: 'Point' as const, coordinates: [117, 40] },
    properties: { ...common, ...more },
  };
  const [made] = featureRows({ scenarios: [{ id: 'a', name: 'A' }], features: new Map([[kind, feature]]) }, 'a', null);
  if (made === undefined) throw new Error('no row');
  return made;
}

const columns = featureColumns([MADE_UP, kindOf('pv')], CONTEXT);
const columnOf = (id: string) => {
  const found = columns.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no column ${id}`);
  return found;
};

describe('featureColumns', () => {
  it('come from the kind files alone: fields nobody knew before are there, with unit and default', () => {
    expect(columns.map(({ id }) => id).slice(-2 - kindOf('pv').fields.length, -kindOf('pv').fields.length)).toEqual([
      'field:reedHeightM',
      'field:reedKind',
    ]);
    const height = columnOf('field:reedHeightM');
    expect(height.label).toBe('reedHeightM m');
    expect(height.isNumeric).toBe(true);
    expect(height.textOf(row('wetland'))).toBe('2');
    expect(height.isDefault(row('wetland'))).toBe(true);
    expect(height.textOf(row('wetland', { reedHeightM: 3.5 }))).toBe('3.5');
    expect(height.isDefault(row('wetland', { reedHeightM: 3.5 }))).toBe(false);
  });

  it('are empty and closed for kinds that have no such field', () => {
    expect(columnOf('field:reedHeightM').textOf(row('forest'))).toBe('');
    expect(columnOf('field:reedHeightM').inputOf(row('forest'))).toBeNull();
  });

  it('take what is typed within the bounds of the field, and nothing else', () => {
    const input = columnOf('field:reedHeightM').inputOf(row('wetland'));
    expect(input?.read('3,5')).toEqual({ ok: true, value: 3.5 });
    expect(input?.read('')).toEqual({ ok: true, value: null });
    expect(input?.read('6')).toMatchObject({ ok: false, key: 'inspector.out-of-range' });
    expect(input?.read('tall')).toMatchObject({ ok: false, key: 'inspector.not-a-number' });
    expect(
      columnOf('field:reedKind')
        .inputOf(row('wetland'))
        ?.choices?.map(({ value }) => value),
    ).toEqual(['', 'tall', 'short']);
  });

  it('send changes to the operation they belong to', () => {
    const calls: unknown[] = [];
    const editing = {
      setField: (...call: unknown[]) => calls.push(call),
      moveToFolder: (...call: unknown[]) => calls.push(call),
    };
    const apply = (id: string, value: string | number | null): void => {
      columnOf(id)
        .inputOf(row('wetland'))
        ?.apply(
          editing as unknown as Parameters<NonNullable<ReturnType<FeatureColumn['inputOf']>>['apply']>[0],
          ['x', 'y'],
          value,
        );
    };
    apply('field:reedHeightM', 3);
    apply('folder', '北部');
    apply('until', null);
    expect(calls).toEqual([
      [['x', 'y'], 'reedHeightM', 3],
      [['x', 'y'], '北部'],
      [['x', 'y'], 'until', null],
    ]);
  });

  it('name each column that every feature has', () => {
    for (const { id, label } of columns)
      if (!id.startsWith('field:')) expect(Object.values(messages.zh)).toContain(label);
  });
});

describe('compareBy', () => {
  it('sorts numbers by size, words as the language does, and puts what has no value last either way', () => {
    const rows = [row('wetland', { reedHeightM: 10 }), row('wetland', { reedHeightM: 9 }), row('forest')];
    const heights = (isDescending: boolean) =>
      rows
        .toSorted(compareBy(columnOf('field:reedHeightM'), isDescending, 'zh'))
        .map((one) => one.properties['reedHeightM']);
    expect(heights(false)).toEqual([9, 10, undefined]);
    expect(heights(true)).toEqual([10, 9, undefined]);
    const names = ['地块 10', '地块 9'].map((name) => row('forest', { name }));
    expect(names.toSorted(compareBy(columnOf('name'), false, 'zh')).map(({ name }) => name)).toEqual([
      '地块 9',
      '地块 10',
    ]);
  });
});
