import type { Layer } from '@deck.gl/core';
import {
  FillStyleExtension,
  PathStyleExtension,
  type FillStyleExtensionProps,
  type PathStyleExtensionProps,
} from '@deck.gl/extensions';
import { IconLayer, PathLayer, SolidPolygonLayer } from '@deck.gl/layers';
import type { HatchAtlas } from './hatch-atlas.ts';
import { HATCH_RESOLUTION } from '../kinds/hatch-tile.ts';
import { before, textureOf } from './maplibre-compat.ts';
import type { DrawnArea, DrawnHatch, DrawnIcon, DrawnPath } from './plan-drawing.ts';
import type { Rgba } from './palette.ts';
import type { SymbolAtlas } from './symbol-atlas.ts';

const HATCHED = [new FillStyleExtension({ pattern: true })];
const DASHED = [new PathStyleExtension({ dash: true, dashMode: 'path' })];

/** Everything lies flat and in order; a depth test would only make equal heights flicker. */
const FLAT = { depthCompare: 'always', depthWriteEnabled: false } as const;

function colourOf({ colour }: { readonly colour: Rgba }): [number, number, number, number] {
  return [...colour];
}

/** Flat areas. `under` is the base map layer they lie below; undefined = on top. */
export function areaLayer(id: string, data: readonly DrawnArea[], under: string | undefined): Layer {
  return new SolidPolygonLayer<DrawnArea>({
    id,
    data,
    getPolygon: (area) => area.rings as [number, number][][],
    getFillColor: colourOf,
    parameters: FLAT,
    ...before(under),
  });
}

/** Hatches at a constant pitch on the screen. */
export function hatchLayer(
  id: string,
  data: readonly DrawnHatch[],
  atlas: HatchAtlas,
  under: string | undefined,
): Layer {
  return new SolidPolygonLayer<DrawnHatch, FillStyleExtensionProps<DrawnHatch>>({
    id,
    data,
    getPolygon: (area: DrawnHatch) => area.rings as [number, number][][],
    getFillColor: colourOf,
    extensions: HATCHED,
    fillPatternAtlas: atlas.canvas,
    fillPatternMapping: atlas.frames,
    fillPatternSizeUnits: 'pixels',
    fillPatternMask: true,
    getFillPattern: (area: DrawnHatch) => area.hatch,
    getFillPatternScale: 1 / HATCH_RESOLUTION,
    parameters: FLAT,
    ...before(under),
  });
}

/** Lines of constant width, solid or dashed. */
export function pathLayer(id: string, data: readonly DrawnPath[], under: string | undefined): Layer {
  return new PathLayer<DrawnPath, PathStyleExtensionProps<DrawnPath>>({
    id,
    data,
    getPath: (path: DrawnPath) => path.path as [number, number][],
    getColor: colourOf,
    getWidth: (path: DrawnPath) => path.widthPx,
    widthUnits: 'pixels',
    jointRounded: true,
    capRounded: true,
    extensions: DASHED,
    dashUnits: 'pixels',
    getDashArray: (path: DrawnPath) => path.dashPx,
    parameters: FLAT,
    ...before(under),
  });
}

/** Discs, rings and handles. */
export function iconLayer(
  id: string,
  data: readonly DrawnIcon[],
  atlas: SymbolAtlas,
  under: string | undefined,
): Layer {
  return new IconLayer<DrawnIcon>({
    id,
    data,
    iconAtlas: textureOf(atlas.canvas),
    iconMapping: atlas.frames,
    getIcon: (icon) => icon.icon,
    getPosition: (icon) => icon.position as [number, number],
    getSize: (icon) => icon.sizePx,
    getColor: (icon) => [255, 255, 255, icon.opacity],
    sizeUnits: 'pixels',
    parameters: FLAT,
    ...before(under),
  });
}
