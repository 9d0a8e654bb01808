import type { Kind } from './kind.ts';
import { numberField } from './kind-field.ts';

/** Geothermal plant (地热). */
export const geothermalKind: Kind = {
  id: 'geothermal',
  group: 'energy',
  geometry: 'point',
  symbol: { colour: 'k-geothermal', strokeWidthPx: 1.8, dash: [], fillOpacity: 0, hatch: null, sign: 'vapour' },
  fields: [
    numberField({ id: 'capacityMw', unit: 'MW', minimum: 0, maximum: null }),
    numberField({ id: 'fullLoadHours', unit: 'h/a', minimum: 0, maximum: 8760 }),
  ],
  landEffect: null,
  minimumAreaM2: 0,
  maximumAreaM2: null,
  indicators: ['renewable.capacity', 'renewable.generation', 'clean.capacity.share', 'emissions.avoided'],
};
