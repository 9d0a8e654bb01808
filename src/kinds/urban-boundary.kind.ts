import type { Kind } from './kind.ts';

/**
 * Urban growth boundary (城镇开发边界).
 *
 * It limits what may be done and leaves the land class.
 */
export const urbanBoundaryKind: Kind = {
  id: 'urban-boundary',
  group: 'control',
  geometry: 'polygon',
  symbol: { colour: 'k-urbanline', strokeWidthPx: 1.8, dash: [7, 4], fillOpacity: 0, hatch: null, sign: null },
  fields: [],
  landEffect: null,
  minimumAreaM2: 0,
  maximumAreaM2: null,
  indicators: [],
};
