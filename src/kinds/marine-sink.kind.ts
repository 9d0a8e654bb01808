import type { Kind } from './kind.ts';
import { choiceField, numberField } from './kind-field.ts';

/**
 * Marine carbon sink (海洋碳汇): sea ranch, seagrass, shellfish and algae.
 *
 * It lies outside the land survey.
 */
export const marineSinkKind: Kind = {
  id: 'marine-sink',
  group: 'sink',
  geometry: 'polygon',
  symbol: { colour: 'k-marine', strokeWidthPx: 1.8, dash: [], fillOpacity: 0.2, hatch: 'waves', sign: null },
  fields: [
    choiceField('marineType', ['sea-ranch', 'seagrass', 'salt-marsh', 'mangrove', 'shellfish', 'algae', 'other']),
    choiceField('cultivated', [
      'clam',
      'scallop',
      'oyster',
      'mussel',
      'other-shellfish',
      'kelp',
      'wakame',
      'laver',
      'gracilaria',
      'other-algae',
    ]),
    numberField({ id: 'harvestTPerYear', unit: 't/a', minimum: 0, maximum: null, additive: true }),
  ],
  landEffect: null,
  minimumAreaM2: 0,
  maximumAreaM2: null,
  indicators: ['carbon.sink'],
};
