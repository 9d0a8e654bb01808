import type { Kind } from './kind.ts';
import { choiceField } from './kind-field.ts';

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
  fields: [choiceField('marineType', ['sea-ranch', 'seagrass', 'salt-marsh', 'shellfish', 'algae', 'other'])],
  landEffect: null,
  minimumAreaM2: 0,
  maximumAreaM2: null,
  indicators: ['carbon.sink'],
};
