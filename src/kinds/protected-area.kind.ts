import type { Kind } from './kind.ts';
import { choiceField } from './kind-field.ts';

/**
 * Protected natural area (自然保护地).
 *
 * It limits what may be done and leaves the land class.
 */
export const protectedAreaKind: Kind = {
  id: 'protected-area',
  group: 'control',
  geometry: 'polygon',
  symbol: { colour: 'k-protected', strokeWidthPx: 1.6, dash: [], fillOpacity: 0.1, hatch: 'rim-dots', sign: null },
  fields: [
    choiceField('protectionLevel', ['national', 'provincial', 'county']),
    choiceField('protectionZone', ['core', 'general']),
  ],
  landEffect: null,
  minimumAreaM2: 0,
  maximumAreaM2: null,
  indicators: [],
};
