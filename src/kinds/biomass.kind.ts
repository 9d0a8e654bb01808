import type { Kind } from './kind.ts';
import { numberField } from './kind-field.ts';

/** Biomass plant (生物质). */
export const biomassKind: Kind = {
  id: 'biomass',
  group: 'energy',
  geometry: 'point',
  symbol: { colour: 'k-biomass', strokeWidthPx: 1.8, dash: [], fillOpacity: 0, hatch: null, sign: 'sprout' },
  fields: [
    numberField({ id: 'capacityMw', unit: 'MW', minimum: 0, maximum: null }),
    numberField({ id: 'fullLoadHours', unit: 'h/a', minimum: 0, maximum: 8760 }),
  ],
  landEffect: null,
  minimumAreaM2: 0,
  maximumAreaM2: null,
  indicators: [
    'biomass.capacity',
    'renewable.capacity',
    'renewable.generation',
    'clean.capacity.share',
    'emissions.avoided',
  ],
};
