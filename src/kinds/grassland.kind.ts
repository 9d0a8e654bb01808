import type { Kind } from './kind.ts';
import { choiceField } from './kind-field.ts';

/**
 * Sown grassland (草地).
 *
 * Other grassland (其他草地): grass sown for cover; 0403 would say that it is pasture.
 */
export const grasslandKind: Kind = {
  id: 'grassland',
  group: 'sink',
  geometry: 'polygon',
  symbol: { colour: 'k-grassland', strokeWidthPx: 1.8, dash: [], fillOpacity: 0.18, hatch: 'tufts', sign: null },
  fields: [choiceField('grassState', ['nominal', 'improved', 'improved-high-input'])],
  landEffect: { class: '0404' },
  minimumAreaM2: 0,
  maximumAreaM2: null,
  indicators: ['carbon.stock', 'carbon.sink'],
};
