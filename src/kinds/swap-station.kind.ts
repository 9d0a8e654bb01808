import type { Kind } from './kind.ts';
import { numberField } from './kind-field.ts';

/** Battery swap station (换电站). */
export const swapStationKind: Kind = {
  id: 'swap-station',
  group: 'charging',
  geometry: 'point',
  symbol: { colour: 'k-charging', strokeWidthPx: 1.8, dash: [], fillOpacity: 0, hatch: null, sign: 'two-arrows' },
  fields: [
    numberField({ id: 'swapsPerDay', unit: 'count', minimum: 0, maximum: null }),
    numberField({ id: 'serviceRadiusM', unit: 'm', minimum: 0, maximum: 20000 }),
  ],
  landEffect: null,
  minimumAreaM2: 0,
  maximumAreaM2: null,
  indicators: [],
};
