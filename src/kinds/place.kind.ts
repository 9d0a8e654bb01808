import type { Kind } from './kind.ts';
import { choiceField } from './kind-field.ts';

/** Place that must be served (重点场所): a mall, a scenic area, a hospital. */
export const placeKind: Kind = {
  id: 'place',
  group: 'charging',
  geometry: 'point',
  symbol: { colour: 'k-place', strokeWidthPx: 1.8, dash: [], fillOpacity: 0, hatch: null, sign: 'dot' },
  fields: [
    choiceField('placeType', [
      'mall',
      'scenic-area',
      'hospital',
      'transport-hub',
      'government',
      'school',
      'parking',
      'other',
    ]),
  ],
  landEffect: null,
  minimumAreaM2: 0,
};
