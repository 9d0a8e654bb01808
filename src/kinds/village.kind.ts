import type { Kind } from './kind.ts';

/** Village (村庄), as a place to be served. */
export const villageKind: Kind = {
  id: 'village',
  group: 'charging',
  geometry: 'point',
  symbol: { colour: 'k-place', strokeWidthPx: 1.8, dash: [], fillOpacity: 0, hatch: null, sign: 'roof' },
  fields: [],
  landEffect: null,
  minimumAreaM2: 0,
  maximumAreaM2: null,
  indicators: ['charging.villages'],
};
