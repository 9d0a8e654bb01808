import type { Kind } from './kind.ts';
import { choiceField } from './kind-field.ts';

/**
 * Wetland made or given back (湿地).
 *
 * Marsh (沼泽地), the survey's class for wetland that is neither wooded nor grassed, so that no more is claimed than drawn.
 * The type says at which published rate it buries carbon.
 */
export const wetlandKind: Kind = {
  id: 'wetland',
  group: 'sink',
  geometry: 'polygon',
  symbol: { colour: 'k-wetland', strokeWidthPx: 1.8, dash: [], fillOpacity: 0.22, hatch: 'reeds', sign: null },
  fields: [choiceField('wetlandType', ['marsh', 'peat', 'inland-salt-marsh', 'salt-marsh', 'mangrove', 'lake'])],
  landEffect: { class: '1108' },
  minimumAreaM2: 0,
  maximumAreaM2: null,
  indicators: ['wetland.area', 'bluegreen.share', 'carbon.stock', 'carbon.sink'],
};
