import type { Kind } from './kind.ts';

/**
 * Marine carbon sink (海洋碳汇): sea ranch, seagrass, shellfish and algae.
 *
 * It lies outside the land survey.
 */
export const marineSinkKind: Kind = {
  id: 'marine-sink',
  group: 'sink',
  geometry: 'polygon',
  symbol: { colour: 'k-marine', strokeWidthPx: 1.8, dash: [], fillOpacity: 0.2, hatch: 'waves', sign: null },
  fields: [],
  landEffect: null,
  minimumAreaM2: 0,
};
