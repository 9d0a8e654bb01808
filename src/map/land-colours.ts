import type { ExpressionSpecification } from 'maplibre-gl';
import type { PictureColours, TileClass } from '../land/land-tiles.ts';
import { TINT_COUNT } from '../land/tile-picture.ts';
import type { BaseStyleQuery, LandStyleQuery } from './base-style-query.ts';
import { parseHexColour, type Palette } from './palette.ts';
import { shadeColourExpression, shadePictureColours } from './shade-colours.ts';

/** Cropland is told apart by lightness within ±3 %; index = tint of the tile. */
const TINTS = [-0.03, -0.015, 0, 0.015, 0.03];

/** Fill of a parcel: by its shade, else by class code `c` and, for cropland in soft colours, tint `t`. */
export function landColourExpression({
  palette,
  landColours,
  shading,
  tiling,
}: LandStyleQuery): ExpressionSpecification {
  if (shading !== null) return shadeColourExpression(shading, palette);
  const cases = tiling.classes
    .filter(({ code }) => code !== '')
    .flatMap((one): unknown[] => {
      const colour = classColour(one, palette, landColours);
      if (!isTinted(one, landColours)) return [one.code, colour];
      const tints = TINTS.flatMap((share, tint) => [tint, shiftLightness(colour, share)]);
      return [one.code, ['match', ['get', 't'], ...tints, colour]];
    });
  const rest = palette.css('lc-bare');
  return (cases.length === 0 ? ['to-color', rest] : ['match', ['get', 'c'], ...cases, rest]) as ExpressionSpecification;
}

/** The same colours for pictures. */
export function pictureColours({ palette, landColours, shading, tiling }: LandStyleQuery): PictureColours {
  if (shading !== null) return shadePictureColours(shading, palette);
  const bytes = new Uint8Array(4 * TINT_COUNT * tiling.classes.length);
  tiling.classes.forEach((one, index) => {
    const colour = classColour(one, palette, landColours);
    for (let tint = 0; tint < TINT_COUNT; tint += 1) {
      const share = isTinted(one, landColours) ? (TINTS[tint] ?? 0) : 0;
      bytes.set([...(parseHexColour(shiftLightness(colour, share)) ?? []), 255], 4 * (index * TINT_COUNT + tint));
    }
  });
  return { by: 'class', colours: bytes };
}

/** Colour of a class as `#rrggbb`; a class without a standard colour keeps that of its group. */
function classColour(one: TileClass, palette: Palette, landColours: BaseStyleQuery['landColours']): string {
  if (landColours === 'soft' || one.colour === null) return shiftLightness(palette.css(`lc-${one.group}`), 0);
  return `#${one.colour.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

function isTinted({ group }: TileClass, landColours: BaseStyleQuery['landColours']): boolean {
  return group === 'cropland' && landColours === 'soft';
}

/** A `#rgb` or `#rrggbb` colour made lighter or darker by a share of full white, as `#rrggbb`. */
export function shiftLightness(colour: string, share: number): string {
  const shifted = (parseHexColour(colour) ?? []).map((value) => {
    const moved = Math.round(value + share * 255);
    return Math.min(255, Math.max(0, moved)).toString(16).padStart(2, '0');
  });
  return `#${shifted.join('')}`;
}
