import { describe, expect, it } from 'vitest';
import type { InspectedField, LayerInspection } from '../../../workers/files/api.ts';
import type { KindId } from '../../../src/kinds/kind.ts';
import type { ImportMapping } from '../../../src/plan/import-mapping.ts';
import { summariseImport } from '../../../src/session/import-summary.ts';

type Layer = Pick<LayerInspection, 'featureCount' | 'geometries' | 'fields'>;

function layerOf(
  geometries: Partial<Layer['geometries']>,
  featureCount: number,
  values: [string, number][] = [],
): Layer {
  const field: InspectedField = {
    name: '类型',
    type: 'text',
    filled: values.reduce((sum, [, count]) => sum + count, 0),
    distinct: values.length,
    values: values.map(([value, count]) => ({ value, count })),
  };
  return { geometries: { point: 0, line: 0, polygon: 0, mixed: 0, ...geometries }, featureCount, fields: [field] };
}

function mappingOf(kind: ImportMapping['kind']): ImportMapping {
  return { kind, name: null, folder: null, from: null, until: null, status: null, fields: {}, keepRest: true };
}

const fixed = (kind: KindId): ImportMapping => mappingOf({ by: 'fixed', kind });
const byType = (kinds: Readonly<Record<string, KindId | null>>, otherwise: KindId | null = null): ImportMapping =>
  mappingOf({ by: 'field', field: '类型', kinds, otherwise });

describe('what an import will do', () => {
  it('takes the features of the shape of the kind, and says what the others are', () => {
    const summary = summariseImport(layerOf({ polygon: 100, line: 9, mixed: 1 }, 113), fixed('forest'));
    expect(summary).toEqual({
      added: [{ kind: 'forest', count: 100 }],
      total: 100,
      isExact: true,
      leftOut: [
        { reason: 'line', count: 9 },
        { reason: 'mixed', count: 1 },
        { reason: 'no-geometry', count: 3 },
      ],
    });
  });

  it('takes nothing for a kind of another shape', () => {
    const summary = summariseImport(layerOf({ polygon: 7 }, 7), fixed('village'));
    expect(summary).toEqual({ added: [], total: 0, isExact: true, leftOut: [{ reason: 'polygon', count: 7 }] });
  });

  it('counts by value where all features have one shape; values of no kind and empty ones are left out', () => {
    const layer = layerOf({ polygon: 140 }, 140, [
      ['造林', 100],
      ['湿地', 28],
      ['道路', 2],
      ['村', 4],
    ]);
    const summary = summariseImport(layer, byType({ 造林: 'forest', 湿地: 'wetland', 道路: null, 村: 'village' }));
    expect(summary).toEqual({
      added: [
        { kind: 'forest', count: 100 },
        { kind: 'wetland', count: 28 },
      ],
      total: 128,
      isExact: true,
      leftOut: [
        { reason: 'polygon', count: 4 },
        { reason: 'no-kind', count: 8 },
      ],
    });
  });

  it('gives values that are not listed, and empty ones, the kind of the others', () => {
    const layer = layerOf({ polygon: 300 }, 300, [['造林', 100]]);
    const summary = summariseImport(layer, byType({ 造林: 'forest' }, 'grassland'));
    expect(summary.added).toEqual([
      { kind: 'forest', count: 100 },
      { kind: 'grassland', count: 200 },
    ]);
  });

  it('counts two values of one kind together', () => {
    const layer = layerOf({ polygon: 5 }, 5, [
      ['造林', 2],
      ['补植', 3],
    ]);
    expect(summariseImport(layer, byType({ 造林: 'forest', 补植: 'forest' })).added).toEqual([
      { kind: 'forest', count: 5 },
    ]);
  });

  it('says at most how many where shapes and kinds both vary', () => {
    const layer = layerOf({ polygon: 10, point: 5 }, 15, [
      ['造林', 8],
      ['湿地', 5],
      ['村', 2],
    ]);
    const summary = summariseImport(layer, byType({ 造林: 'forest', 湿地: 'wetland', 村: 'village' }));
    expect(summary).toEqual({
      added: [
        { kind: 'forest', count: 8 },
        { kind: 'wetland', count: 5 },
        { kind: 'village', count: 2 },
      ],
      // Thirteen are to be areas, but only ten are.
      total: 12,
      isExact: false,
      leftOut: [],
    });
  });

  it('adds nothing from an empty layer', () => {
    expect(summariseImport(layerOf({}, 0), fixed('forest'))).toEqual({
      added: [],
      total: 0,
      isExact: true,
      leftOut: [],
    });
  });
});
