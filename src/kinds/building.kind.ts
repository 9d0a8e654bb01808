import type { Kind } from './kind.ts';
import { choiceField, numberField } from './kind-field.ts';

/**
 * Building (建筑), for what its roof can carry.
 *
 * The land it stands on is built-up already. Plans ask for roof PV on new public-institution buildings and factories.
 */
export const buildingKind: Kind = {
  id: 'building',
  group: 'park',
  geometry: 'polygon',
  symbol: { colour: 'k-park', strokeWidthPx: 1.4, dash: [], fillOpacity: 0.3, hatch: null, sign: null },
  fields: [
    choiceField('buildingUse', ['public', 'factory', 'commercial', 'residential', 'other']),
    choiceField('roofPv', ['yes', 'no']),
    numberField({
      id: 'usableRoofShare',
      unit: null,
      minimum: 0,
      maximum: 1,
      default: 0.5,
      defaultSource: 'energy.pv.roof.use: engineering practice, 0.3–0.7 (recalled)',
    }),
    numberField({
      id: 'roofDensityWPerM2',
      unit: 'W/m²',
      minimum: 0,
      maximum: 400,
      default: 150,
      defaultSource: 'energy.pv.roof: engineering practice, 100–200 W/m² (recalled)',
    }),
    numberField({ id: 'fullLoadHours', unit: 'h/a', minimum: 0, maximum: 8760 }),
  ],
  landEffect: null,
  minimumAreaM2: 0,
  maximumAreaM2: null,
  indicators: [
    'roof.pv.share',
    'building.renewable.area',
    'pv.capacity',
    'windsolar.capacity',
    'renewable.capacity',
    'renewable.generation',
    'clean.capacity.share',
    'emissions.avoided',
  ],
};
