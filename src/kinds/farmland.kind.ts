import type { Kind } from './kind.ts';
import { choiceField } from './kind-field.ts';

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
  fields: [choiceField('farmlandWork', ['new', 'upgraded'])],
  landEffect: null,
  minimumAreaM2: 0,
  maximumAreaM2: null,
  indicators: ['farmland.highstandard'],
};
