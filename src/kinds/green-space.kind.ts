import type { Kind } from './kind.ts';
import { choiceField, numberField } from './kind-field.ts';

/**
 * Urban green space (城市绿地).
 *
 * Parks and green space (公园与绿地). Smallest area: the lower bound of parks that count for the 300 m radius, factor
 * rule.park.r300 (recalled).
 */
export const greenSpaceKind: Kind = {
  id: 'green-space',
  group: 'sink',
  geometry: 'polygon',
  symbol: { colour: 'k-green', strokeWidthPx: 1.8, dash: [], fillOpacity: 0.22, hatch: 'filled-dots', sign: null },
  fields: [
    choiceField('greenType', ['park', 'greenway', 'belt', 'pocket', 'other']),
    numberField({ id: 'sealedShare', unit: null, minimum: 0, maximum: 1 }),
  ],
  landEffect: { class: '0810' },
  minimumAreaM2: 400,
  maximumAreaM2: null,
  indicators: ['green.area', 'bluegreen.share'],
};
