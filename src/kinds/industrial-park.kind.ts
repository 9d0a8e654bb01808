import type { Kind } from './kind.ts';
import { choiceField, numberField } from './kind-field.ts';

/**
 * Industrial park (产业园区).
 *
 * Its outline runs round land of many classes. Plans ask for circular conversion of parks from a certain level on.
 */
export const industrialParkKind: Kind = {
  id: 'industrial-park',
  group: 'park',
  geometry: 'polygon',
  symbol: { colour: 'k-park', strokeWidthPx: 1.8, dash: [], fillOpacity: 0.08, hatch: 'park-diagonal', sign: null },
  fields: [
    choiceField('parkLevel', ['national', 'provincial', 'municipal', 'county']),
    choiceField('circular', ['yes', 'no']),
    numberField({ id: 'fossilCapacityMw', unit: 'MW', minimum: 0, maximum: null, additive: true }),
  ],
  landEffect: null,
  minimumAreaM2: 0,
  maximumAreaM2: null,
  indicators: ['parks.circular', 'clean.capacity.share'],
};
