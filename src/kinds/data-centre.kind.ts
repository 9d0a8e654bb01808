import type { Kind } from './kind.ts';
import { numberField } from './kind-field.ts';

/** Data centre (数据中心). */
export const dataCentreKind: Kind = {
  id: 'data-centre',
  group: 'park',
  geometry: 'point',
  symbol: { colour: 'k-park', strokeWidthPx: 1.8, dash: [], fillOpacity: 0, hatch: null, sign: 'stack' },
  fields: [numberField({ id: 'powerMw', unit: 'MW', minimum: 0, maximum: null })],
  landEffect: null,
  minimumAreaM2: 0,
  maximumAreaM2: null,
  indicators: [],
};
