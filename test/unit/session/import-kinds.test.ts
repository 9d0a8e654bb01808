import { describe, expect, it } from 'vitest';
import type { InspectedField, LayerInspection } from '../../../workers/files/api.ts';
import type { ImportMapping } from '../../../src/plan/import-mapping.ts';
import {
  fieldsOfKinds,
  kindByAttribute,
  kindsOfMapping,
  likelyKindAttribute,
  oneKindFor,
} from '../../../src/session/import-kinds.ts';

function field(name: string, values: readonly string[], type: InspectedField['type'] = 'text'): InspectedField {
  return {
    name,
    type,
    filled: values.length,
    distinct: values.length,
    values: values.map((value) => ({ value, count: 1 })),
  };
}

function layer(fields: readonly InspectedField[], point = 0): LayerInspection {
  return {
    name: '造林',
    format: 'Shapefile',
    featureCount: 5,
    geometries: { point, line: 0, polygon: 5 - point, mixed: 0 },
    fields,
    encoding: null,
    crs: { stated: 'EPSG:4490', name: null, used: 'EPSG:4490', fits: true, candidates: [], problem: null },
    suspectedShift: null,
    preview: [],
    bounds: null,
    notes: [],
  };
}

const BY_TYPE: ImportMapping = {
  kind: {
    by: 'field',
    field: '类型',
    kinds: { 光伏: 'pv', 造林: 'forest', 道路: null, 补植: 'forest' },
    otherwise: null,
  },
  name: null,
  folder: null,
  from: null,
  until: null,
  status: null,
  fields: {},
  keepRest: true,
};

describe('kinds of an import', () => {
  it('come in the order of the palette, each once', () => {
    expect(kindsOfMapping(BY_TYPE)).toEqual(['forest', 'pv']);
    expect(kindsOfMapping({ ...BY_TYPE, kind: { by: 'fixed', kind: 'village' } })).toEqual(['village']);
  });

  it('ask for a field that two of them have once only', () => {
    const ids = fieldsOfKinds(['pv', 'wind-farm']).map(({ id }) => id);
    expect(ids).toContain('capacityMw');
    expect(new Set(ids).size).toBe(ids.length);
    expect(fieldsOfKinds(['forest']).map(({ id }) => id)).toContain('species');
  });

  it('are told by values in either language; other values stay open', () => {
    const kind = kindByAttribute(layer([field('类型', ['林地', 'Wetland', '某某'])]), '类型', 'zh');
    expect(kind).toEqual({
      by: 'field',
      field: '类型',
      kinds: { 林地: 'forest', Wetland: 'wetland', 某某: null },
      otherwise: null,
    });
  });

  it('are looked for where values name kinds, else in the text of fewest values', () => {
    const numbers = field('编号', ['1', '2', '3'], 'integer');
    const names = field('名称', ['北部', '南部', '西部']);
    const types = field('用途', ['甲', '乙']);
    expect(likelyKindAttribute(layer([numbers, names, field('说明', ['光伏', '甲', '乙'])]), 'zh')).toBe('说明');
    expect(likelyKindAttribute(layer([numbers, names, types]), 'zh')).toBe('用途');
    expect(likelyKindAttribute(layer([numbers]), 'zh')).toBe('编号');
    expect(likelyKindAttribute(layer([]), 'zh')).toBeNull();
  });

  it('become one: the first that was meant, else what is drawn of that shape', () => {
    expect(oneKindFor(layer([]), BY_TYPE)).toEqual({ by: 'fixed', kind: 'forest' });
    const none: ImportMapping = { ...BY_TYPE, kind: { by: 'field', field: '类型', kinds: {}, otherwise: null } };
    expect(oneKindFor(layer([], 5), none)).toEqual({ by: 'fixed', kind: 'place' });
  });
});
