import type { Kind } from './kind.ts';
import { numberField } from './kind-field.ts';

/** Wind turbine (风机). */
export const windTurbineKind: Kind = {
  id: 'wind-turbine',
  group: 'energy',
  geometry: 'point',
  symbol: { colour: 'k-wind', strokeWidthPx: 1.8, dash: [], fillOpacity: 0, hatch: null, sign: 'blades' },
  fields: [
    numberField({ id: 'capacityMw', unit: 'MW', minimum: 0, maximum: null }),
    numberField({ id: 'hubHeightM', unit: 'm', minimum: 0, maximum: 300 }),
    numberField({ id: 'rotorDiameterM', unit: 'm', minimum: 0, maximum: 400 }),
    numberField({ id: 'soundPowerDb', unit: 'dB(A)', minimum: 0, maximum: 150 }),
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
