import type { ExpressionSpecification } from 'maplibre-gl';
import type { PictureColours } from '../land/land-tiles.ts';
import type { LandShading } from './base-style-query.ts';
import type { ShownShades } from '../session/shading-state.ts';
import { shadeTokens, UNKNOWN_TOKEN } from '../session/shade-tokens.ts';
import { parseHexColour, type Palette } from './palette.ts';

/** How the map colours what tiles have at the moment. */
export function landShadingOf(shown: ShownShades | null): LandShading | null {
  if (shown === null) return null;
  const { quantity, breaks, edition } = shown;
  const tokens = shadeTokens(quantity, breaks);
  return { name: quantity, tokens, unknown: tokens.indexOf(UNKNOWN_TOKEN), edition };
}

const CLEAR = 'rgba(0, 0, 0, 0)';

/** Fill of a parcel by its number of the shades; tiles that do not have it yet stay clear. */
export function shadeColourExpression({ name, tokens }: LandShading, palette: Palette): ExpressionSpecification {
  const cases = tokens.flatMap((token, number): unknown[] => (token === null ? [] : [number, palette.css(token)]));
  return ['match', ['get', name], ...cases, CLEAR] as unknown as ExpressionSpecification;
}

/** The same colours for pictures. */
export function shadePictureColours({ tokens }: LandShading, palette: Palette): PictureColours {
  const colours = new Uint8Array(4 * tokens.length);
  tokens.forEach((token, number) => {
    if (token !== null) colours.set([...(parseHexColour(palette.css(token)) ?? []), 255], 4 * number);
  });
  return { by: 'shade', colours };
}
