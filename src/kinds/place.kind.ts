import type { Kind } from './kind.ts';
import { choiceField } from './kind-field.ts';

/**
 * Place that must be served (重点场所): a mall, a scenic area, a hospital.
 *
 * The types are those that the plans of the seeds name for charging, and the usual ones beside them.
 */
export const placeKind: Kind = {
  id: 'place',
  group: 'charging',
  geometry: 'point',
  symbol: { colour: 'k-place', strokeWidthPx: 1.8, dash: [], fillOpacity: 0, hatch: null, sign: 'dot' },
  fields: [
    choiceField('placeType', [
      'mall',
      'wholesale-market',
      'hotel',
      'scenic-area',
      'visitor-post',
      'industrial-park',
      'hospital',
      'transport-hub',
      'government',
      'school',
      'parking',
      'park',
      'other',
    ]),
  ],
  landEffect: null,
  minimumAreaM2: 0,
  maximumAreaM2: null,
  indicators: ['charging.places'],
};
