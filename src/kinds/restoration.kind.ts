import type { Kind } from './kind.ts';
import { choiceField, numberField, textField } from './kind-field.ts';

/**
 * Ecological restoration (生态修复): mines, slopes, waters.
 *
 * What the land becomes depends on the project; draw forest, wetland or grassland inside it, or
 * say what covers it afterwards, for carbon alone.
 */
export const restorationKind: Kind = {
  id: 'restoration',
  group: 'restoration',
  geometry: 'polygon',
  symbol: {
    colour: 'k-restoration',
    strokeWidthPx: 1.8,
    dash: [],
    fillOpacity: 0.2,
    hatch: 'back-diagonal',
    sign: null,
  },
  fields: [
    choiceField('restorationType', [
      'mine',
      'subsidence',
      'bare-land',
      'rocky',
      'river',
      'fallow',
      'waterbird-habitat',
      'other',
    ]),
    textField('stage'),
    choiceField('coverAfter', ['forest', 'shrub', 'grass', 'wetland']),
    textField('species'),
    numberField({ id: 'survivalShare', unit: null, minimum: 0, maximum: 1 }),
  ],
  landEffect: null,
  minimumAreaM2: 0,
  maximumAreaM2: null,
  indicators: ['restoration.area'],
};
