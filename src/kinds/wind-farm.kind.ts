import type { Kind } from './kind.ts';
import { numberField } from './kind-field.ts';

/**
 * Wind farm (风电场): the area that its turbines share.
 *
 * Only foundations, roads and substations take land, and they are not drawn here.
 */
export const windFarmKind: Kind = {
  id: 'wind-farm',
  group: 'energy',
  geometry: 'polygon',
  symbol: { colour: 'k-wind', strokeWidthPx: 1.8, dash: [5, 3], fillOpacity: 0.08, hatch: null, sign: null },
  fields: [
    numberField({ id: 'capacityMw', unit: 'MW', minimum: 0, maximum: null, additive: true }),
    numberField({
      id: 'densityMwPerKm2',
      unit: 'MW/km²',
      // A density of nothing would say that nothing can be built there.
      minimum: 0.1,
      maximum: 50,
      default: 2,
      defaultSource: 'rule.wind.density.plan: pypsa-meets-earth/pypsa-earth PR #371 (confirmed)',
    }),
    numberField({ id: 'fullLoadHours', unit: 'h/a', minimum: 0, maximum: 8760 }),
  ],
  landEffect: null,
  minimumAreaM2: 0,
  maximumAreaM2: null,
  indicators: [
    'wind.capacity',
    'windsolar.capacity',
    'renewable.capacity',
    'renewable.generation',
    'clean.capacity.share',
    'emissions.avoided',
  ],
};
