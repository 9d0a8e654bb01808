import type { Kind } from './kind.ts';
import { numberField } from './kind-field.ts';

/** Charging station (充电站). */
export const chargingStationKind: Kind = {
  id: 'charging-station',
  group: 'charging',
  geometry: 'point',
  symbol: { colour: 'k-charging', strokeWidthPx: 1.8, dash: [], fillOpacity: 0, hatch: null, sign: 'bolt' },
  fields: [
    numberField({ id: 'piles', unit: 'count', minimum: 0, maximum: null }),
    numberField({
      id: 'serviceRadiusM',
      unit: 'm',
      minimum: 0,
      maximum: 20000,
      default: 1000,
      defaultSource: 'rule.charge.r1000: local charging plans, 0.9–2.5 km seen (recalled)',
    }),
  ],
  landEffect: null,
  minimumAreaM2: 0,
  maximumAreaM2: null,
  indicators: ['charging.piles', 'charging.coverage', 'charging.places', 'charging.villages'],
};
