import { CARBON_QUANTITIES } from '../evaluate/carbon/carbon-shade.ts';
import type { LayerState } from './desk.ts';

/** The layer whose colours a chapter keeps. */
export const LAND_COVER = 'base:land-cover';

const KNOWN = ['soft', 'standard', ...CARBON_QUANTITIES] as const satisfies readonly NonNullable<
  LayerState['colours']
>[];

/** A layer in the colours of a chapter (章节着色): land cover alone has any, and colours that nobody knows change nothing. */
export function inColours(layer: LayerState, colours: string | undefined): LayerState {
  const known = KNOWN.find((one) => one === colours);
  return known === undefined || layer.id !== LAND_COVER ? layer : { ...layer, colours: known };
}
