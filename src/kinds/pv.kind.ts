import type { Kind } from './kind.ts';
import { choiceField, numberField } from './kind-field.ts';

/**
 * Photovoltaic field (光伏).
 *
 * Arrays do not change the land class: 自然资办发〔2023〕12号.
 */
export const pvKind: Kind = {
  id: 'pv',
  group: 'energy',
  geometry: 'polygon',
  symbol: { colour: 'k-pv', strokeWidthPx: 1.8, dash: [], fillOpacity: 0.18, hatch: 'panel-cells', sign: null },
  fields: [
    choiceField('pvSetting', ['ground', 'farm', 'fish-pond', 'motorway', 'subsidence', 'car-park', 'other']),
    numberField({ id: 'capacityMw', unit: 'MW', minimum: 0, maximum: null, additive: true }),
    numberField({
      id: 'densityMwPerKm2',
      unit: 'MW/km²',
      // A density of nothing would say that nothing can be built there.
      minimum: 0.1,
      maximum: 200,
      default: 40,
      defaultSource:
        'rule.pv.density.plan: planning practice, 30–60 MW/km² (recalled); observed mean 45.6 MW/km² in rule.pv.density.obs (confirmed)',
    }),
    numberField({ id: 'fullLoadHours', unit: 'h/a', minimum: 0, maximum: 8760 }),
  ],
  landEffect: null,
  minimumAreaM2: 0,
  maximumAreaM2: null,
  indicators: [
    'pv.area',
    'pv.capacity',
    'windsolar.capacity',
    'renewable.capacity',
    'renewable.generation',
    'clean.capacity.share',
    'emissions.avoided',
  ],
};
