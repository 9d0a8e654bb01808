import type { Kind } from './kind.ts';

/**
 * Ecological protection red line (生态保护红线).
 *
 * It limits what may be done and leaves the land class.
 */
export const ecologicalRedlineKind: Kind = {
  id: 'ecological-redline',
  group: 'control',
  geometry: 'polygon',
  symbol: { colour: 'k-redline', strokeWidthPx: 2.2, dash: [], fillOpacity: 0, hatch: 'diagonal', sign: null },
  fields: [],
  landEffect: null,
  minimumAreaM2: 0,
  maximumAreaM2: null,
  indicators: ['redline.area', 'redline.share'],
};
