import type { Kind } from './kind.ts';

/**
 * Permanent basic farmland (永久基本农田).
 *
 * It limits what may be done and leaves the land class.
 */
export const farmlandRedlineKind: Kind = {
  id: 'farmland-redline',
  group: 'control',
  geometry: 'polygon',
  symbol: {
    colour: 'k-farmline',
    strokeWidthPx: 1.6,
    dash: [10, 3, 2, 3],
    fillOpacity: 0.06,
    hatch: 'upright-strokes',
    sign: null,
  },
  fields: [],
  landEffect: null,
  minimumAreaM2: 0,
  maximumAreaM2: null,
  indicators: ['farmland.protected'],
};
