import type { Kind } from './kind.ts';
import { numberField } from './kind-field.ts';

/** Battery storage (储能). */
export const batteryStorageKind: Kind = {
  id: 'battery-storage',
  group: 'energy',
  geometry: 'point',
  symbol: { colour: 'k-storage', strokeWidthPx: 1.8, dash: [], fillOpacity: 0, hatch: null, sign: 'battery' },
  fields: [
    numberField({ id: 'powerMw', unit: 'MW', minimum: 0, maximum: null }),
    numberField({ id: 'energyMwh', unit: 'MWh', minimum: 0, maximum: null }),
    numberField({
      id: 'roundTripEfficiency',
      unit: null,
      minimum: 0,
      maximum: 1,
      default: 0.86,
      defaultSource: 'energy.li.eff: engineering practice, 0.82–0.90 (recalled)',
    }),
    numberField({ id: 'cyclesPerYear', unit: '1/a', minimum: 0, maximum: 8760 }),
  ],
  landEffect: null,
  minimumAreaM2: 0,
  maximumAreaM2: null,
  indicators: ['storage.power', 'emissions.avoided'],
};
