import { startOf } from '../geo/shape-table.ts';
import { planeX } from '../geo/working-plane.ts';
import { createByteWriter } from './byte-writer.ts';
import type { ClassSystem } from './class-system.ts';
import type { LandShades } from './land-shades.ts';
import type { LandTable } from './land-table.ts';
import { parcelLabel } from './parcel-label.ts';
import { createRowCrossings } from './row-crossings.ts';
import type { TileFrame } from './tile-frame.ts';
import { createTileLayer, type TileLayer } from './tile-layer.ts';
import { TINT_COUNT } from './tile-picture.ts';
import { createRingPress, TILE_BUFFER, TILE_EXTENT } from './tile-ring.ts';

/** Cuts vector tiles out of a land table (矢量瓦片). */
export interface TileCutter {
  /**
   * One Mapbox vector tile, null where there is nothing. Each parcel is a feature of layer `parcels` with its number as id:
   * `g` land group, `c` class code, `t` tint 0–4, and its number of the shades under their name. From {@link LABEL_ZOOM} on layer `labels` has a point per parcel whose
   * label stands in the tile: `c` class code, `m` zoom from which on its land has room for a name.
   */
  cut(zoom: number, column: number, row: number, shades?: LandShades | null): ArrayBuffer | null;
}

/** The finest zoom that is cut; the map magnifies its tiles beyond. */
export const FINEST_ZOOM = 15;
/** Labels are only in the finest tiles. */
export const LABEL_ZOOM = 15;

/** Width and height of a class name of four characters with some room, px. */
const LABEL_WIDTH_PX = 56;
const LABEL_HEIGHT_PX = 18;
/** The closest view of the map. */
const CLOSEST_ZOOM = 19;

/** Screen pixels per tile edge, as MapLibre draws vector tiles. */
const TILE_PIXELS = 512;
/** Below the finest zoom vertices lie on a grid of a quarter of a pixel: nobody sees more, and many fall together. */
const COARSE_STEP = TILE_EXTENT / TILE_PIXELS / 4;

/** Prepares cutting; the table is only read. */
export function createTileCutter(table: LandTable, frame: TileFrame | null, classes: ClassSystem): TileCutter {
  if (frame === null) return { cut: () => null };
  const { coordinates, ringEnds, partEnds, shapeEnds, classIndex } = table;
  const { partBoxes, projection } = frame;
  const groups = table.classCodes.map((code) => classes.classOf(code)?.group ?? 'bare');
  const press = createRingPress();
  const crossings = createRowCrossings();

  /** Outer ring and holes of a part, from the map square to tile units. */
  function addPart(layer: TileLayer, part: number, window: TileWindow): void {
    const { scale, offsetX, offsetY, step } = window;
    const isCut = !isWithin(part, window);
    const firstRing = startOf(partEnds, part);
    const endRing = partEnds[part] ?? 0;
    for (let ring = firstRing; ring < endRing; ring += 1) {
      press.begin();
      const end = 2 * (ringEnds[ring] ?? 0);
      for (let at = 2 * startOf(ringEnds, ring); at < end; at += 2) {
        press.vertex(
          projection.mercatorX(coordinates[at] ?? 0) * scale - offsetX,
          projection.mercatorY(coordinates[at + 1] ?? 0) * scale - offsetY,
        );
      }
      const corners = press.finish(isCut, step);
      const isOuter = ring === firstRing;
      if (corners > 0) layer.ring(press.corners, 0, corners, press.doubledArea > 0 !== isOuter);
      // Without its outer ring a part is nothing, holes or not.
      else if (isOuter) return;
    }
  }

  function isWithin(part: number, { west, north, east, south }: TileWindow): boolean {
    return (
      (partBoxes[4 * part] ?? 0) >= west &&
      (partBoxes[4 * part + 1] ?? 0) >= north &&
      (partBoxes[4 * part + 2] ?? 0) <= east &&
      (partBoxes[4 * part + 3] ?? 0) <= south
    );
  }

  function isBeside(part: number, { west, north, east, south }: TileWindow): boolean {
    return (
      (partBoxes[4 * part + 2] ?? 0) < west ||
      (partBoxes[4 * part + 3] ?? 0) < north ||
      (partBoxes[4 * part] ?? 0) > east ||
      (partBoxes[4 * part + 1] ?? 0) > south
    );
  }

  function addLabel(layer: TileLayer, parcel: number, { scale, offsetX, offsetY }: TileWindow): void {
    const label = parcelLabel(table, frame as TileFrame, crossings, parcel);
    if (label === null) return;
    const x = Math.round(projection.mercatorX(label.x) * scale - offsetX);
    const y = Math.round(projection.mercatorY(label.y) * scale - offsetY);
    if (x < 0 || y < 0 || x >= TILE_EXTENT || y >= TILE_EXTENT) return;
    const unitsPerPixel = TILE_EXTENT / TILE_PIXELS;
    const widthPx = (label.widthM * scale) / (2 * planeX(180)) / unitsPerPixel;
    const heightPx = (label.heightShare * scale) / unitsPerPixel;
    const steps = Math.log2(Math.max(LABEL_WIDTH_PX / widthPx, LABEL_HEIGHT_PX / heightPx));
    const zoom = Math.max(LABEL_ZOOM, Math.ceil(LABEL_ZOOM + steps));
    if (zoom > CLOSEST_ZOOM) return;
    layer.begin();
    layer.point(x, y);
    const code = layer.valueOf(table.classCodes[classIndex[parcel] ?? 0] ?? '');
    layer.end(parcel, 'point', [layer.keyOf('c'), code, layer.keyOf('m'), layer.valueOf(zoom)]);
  }

  return {
    cut(zoom, column, row, shades = null) {
      const window = tileWindow(zoom, column, row);
      const parcels = createTileLayer('parcels');
      const labels = createTileLayer('labels');
      const [group, code, tint] = [parcels.keyOf('g'), parcels.keyOf('c'), parcels.keyOf('t')];
      const shade = shades === null ? null : parcels.keyOf(shades.name);
      for (let parcel = 0; parcel < table.parcelCount; parcel += 1) {
        const endPart = shapeEnds[parcel] ?? 0;
        let isHere = false;
        for (let part = startOf(shapeEnds, parcel); part < endPart; part += 1) {
          if (isBeside(part, window)) continue;
          if (!isHere) parcels.begin();
          isHere = true;
          addPart(parcels, part, window);
        }
        if (!isHere) continue;
        const index = classIndex[parcel] ?? 0;
        const tags = [
          group,
          parcels.valueOf(groups[index] ?? 'bare'),
          code,
          parcels.valueOf(table.classCodes[index] ?? ''),
          tint,
          parcels.valueOf(parcel % TINT_COUNT),
        ];
        if (shade !== null) tags.push(shade, parcels.valueOf(shades?.index[parcel] ?? 0));
        parcels.end(parcel, 'polygon', tags);
        if (zoom >= LABEL_ZOOM) addLabel(labels, parcel, window);
      }
      const tile = createByteWriter(1 << 16);
      parcels.writeTo(tile);
      labels.writeTo(tile);
      return tile.length === 0 ? null : tile.view().slice().buffer;
    },
  };
}

/** A tile in the map square: the edges of its buffered box there, and how places become tile units. */
interface TileWindow {
  readonly west: number;
  readonly north: number;
  readonly east: number;
  readonly south: number;
  readonly scale: number;
  readonly offsetX: number;
  readonly offsetY: number;
  readonly step: number;
}

function tileWindow(zoom: number, column: number, row: number): TileWindow {
  const size = 2 ** -zoom;
  const margin = TILE_BUFFER / TILE_EXTENT;
  return {
    west: (column - margin) * size,
    north: (row - margin) * size,
    east: (column + 1 + margin) * size,
    south: (row + 1 + margin) * size,
    scale: 2 ** zoom * TILE_EXTENT,
    offsetX: column * TILE_EXTENT,
    offsetY: row * TILE_EXTENT,
    step: zoom >= FINEST_ZOOM ? 1 : COARSE_STEP,
  };
}
