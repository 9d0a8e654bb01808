import type { Kind } from './kind.ts';

/**
 * Zone (分区): a part of the district with figures of its own.
 *
 * It only divides the figures.
 */
export const zoneKind: Kind = {
  id: 'zone',
  group: 'control',
  geometry: 'polygon',
  symbol: { colour: 'ink-2', strokeWidthPx: 1.2, dash: [2, 2.4], fillOpacity: 0, hatch: null, sign: null },
  fields: [],
  landEffect: null,
  minimumAreaM2: 0,
  maximumAreaM2: null,
  indicators: [],
};
