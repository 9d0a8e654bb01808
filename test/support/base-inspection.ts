import type { BaseField, BaseInspection } from '../../workers/engine/contract/base-inspection.ts';

/** What a tidy survey file says of itself; parts can be replaced. */
export function inspectionOf(over: Partial<BaseInspection> = {}): BaseInspection {
  return {
    name: '三调.fgb',
    format: 'FlatGeobuf',
    sha256: 'ab'.repeat(32),
    featureCount: 4,
    geometry: 'polygon',
    fields: [fieldOf('BSM', ['0-0', '1-0']), fieldOf('DLBM', ['0103', '0301']), fieldOf('TBMJ', ['1', '2'], 'number')],
    crs: { stated: 'EPSG:4490', name: 'CGCS2000', fits: true, candidates: [] },
    suspectedShift: null,
    encoding: null,
    prepared: null,
    notes: [],
    ...over,
  };
}

function fieldOf(name: string, samples: readonly string[], type: BaseField['type'] = 'text'): BaseField {
  const known = name === 'DLBM' ? samples.length : 0;
  return { name, type, samples, knownCodes: [{ system: 'third-survey', known, total: samples.length }] };
}
