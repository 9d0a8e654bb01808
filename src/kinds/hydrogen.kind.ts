import type { Kind } from './kind.ts';
import { numberField } from './kind-field.ts';

/** Hydrogen plant (制氢). */
export const hydrogenKind: Kind = {
  id: 'hydrogen',
  group: 'energy',
  geometry: 'point',
  symbol: { colour: 'k-hydrogen', strokeWidthPx: 1.8, dash: [], fillOpacity: 0, hatch: null, sign: 'letter-h' },
  fields: [numberField({ id: 'outputTPerYear', unit: 't/a', minimum: 0, maximum: null })],
  landEffect: null,
  minimumAreaM2: 0,
  maximumAreaM2: null,
  indicators: ['hydrogen.output'],
};
