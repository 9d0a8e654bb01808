import type { Kind } from './kind.ts';
import { choiceField, numberField } from './kind-field.ts';

/**
 * High-standard farmland (高标准农田).
 *
 * It is built on cropland and the land stays cropland. Plans count new and upgraded fields apart.
 */
export const farmlandKind: Kind = {
  id: 'farmland',
  group: 'sink',
  geometry: 'polygon',
  symbol: { colour: 'k-farmland', strokeWidthPx: 1.8, dash: [], fillOpacity: 0.14, hatch: 'level-lines', sign: null },
  fields: [
    choiceField('farmlandWork', ['new', 'upgraded']),
    choiceField('soilPractice', ['manure', 'straw', 'no-till', 'no-till-straw']),
    numberField({ id: 'bulkDensityGPerCm3', unit: 'g/cm³', minimum: 0.5, maximum: 2 }),
    numberField({ id: 'ploughDepthCm', unit: 'cm', minimum: 1, maximum: 100 }),
  ],
  landEffect: null,
  minimumAreaM2: 0,
  maximumAreaM2: null,
  indicators: ['farmland.highstandard'],
};
