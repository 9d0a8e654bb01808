import type { Kind } from './kind.ts';
import { numberField } from './kind-field.ts';

/** Bus stop (公交站). */
export const busStopKind: Kind = {
  id: 'bus-stop',
  group: 'charging',
  geometry: 'point',
  symbol: { colour: 'k-bus', strokeWidthPx: 1.8, dash: [], fillOpacity: 0, hatch: null, sign: 'bus' },
  fields: [
    numberField({
      id: 'serviceRadiusM',
      unit: 'm',
      minimum: 0,
      maximum: 2000,
      default: 500,
      defaultSource: 'rule.bus.r500: GB/T 51328-2018 (recalled)',
    }),
  ],
  landEffect: null,
  minimumAreaM2: 0,
  maximumAreaM2: null,
  indicators: ['bus.coverage'],
};
