import type { Kind } from './kind.ts';
import { numberField } from './kind-field.ts';

/** Pumped storage station (抽水蓄能). */
export const pumpedStorageKind: Kind = {
  id: 'pumped-storage',
  group: 'energy',
  geometry: 'point',
  symbol: { colour: 'k-storage', strokeWidthPx: 1.8, dash: [], fillOpacity: 0, hatch: null, sign: 'two-levels' },
  fields: [
    numberField({ id: 'powerMw', unit: 'MW', minimum: 0, maximum: null }),
    numberField({ id: 'energyMwh', unit: 'MWh', minimum: 0, maximum: null }),
    numberField({
      id: 'roundTripEfficiency',
      unit: null,
      minimum: 0,
      maximum: 1,
      default: 0.77,
      defaultSource: 'energy.phs.eff: engineering practice, 0.75–0.80 (recalled)',
    }),
    numberField({ id: 'cyclesPerYear', unit: '1/a', minimum: 0, maximum: 8760 }),
  ],
  landEffect: null,
  minimumAreaM2: 0,
  maximumAreaM2: null,
  indicators: ['pumped.power', 'emissions.avoided', 'pumped.sites'],
};
