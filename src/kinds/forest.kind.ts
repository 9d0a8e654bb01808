import type { Kind } from './kind.ts';
import { numberField, textField } from './kind-field.ts';

/**
 * Planned forest (规划造林地).
 *
 * Planting makes arbor forest land (乔木林地), the class that counts towards forest cover. Smallest area: one contiguous parcel
 * of CCER-14-001-V01, factor rule.ccer001.minarea (confirmed). Survival, thinning and rotation have no default: left empty,
 * the stand grows as its curve does, without a loss. A growing stock that is stated goes before any curve.
 */
export const forestKind: Kind = {
  id: 'forest',
  group: 'sink',
  geometry: 'polygon',
  symbol: { colour: 'k-forest', strokeWidthPx: 1.8, dash: [], fillOpacity: 0.26, hatch: 'open-rings', sign: null },
  fields: [
    textField('species'),
    numberField({ id: 'canopyClosure', unit: null, minimum: 0, maximum: 1 }),
    numberField({ id: 'survivalShare', unit: null, minimum: 0, maximum: 1 }),
    numberField({ id: 'growingStockM3PerHa', unit: 'm³/ha', minimum: 0, maximum: 1000 }),
    numberField({ id: 'thinningAgeYears', unit: 'a', minimum: 1, maximum: 200 }),
    numberField({ id: 'thinningShare', unit: null, minimum: 0, maximum: 1 }),
    numberField({ id: 'rotationYears', unit: 'a', minimum: 1, maximum: 300 }),
  ],
  landEffect: { class: '0301' },
  minimumAreaM2: 400,
  maximumAreaM2: null,
  indicators: ['forest.area', 'forest.cover', 'forest.volume', 'carbon.stock', 'carbon.sink', 'ccer.candidate'],
};
