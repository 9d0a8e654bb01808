import type { Geometry } from 'geojson';
import type { KindId } from '../kinds/kind.ts';

/** Tools of the rail (工具). */
export type ToolId =
  | 'select'
  | 'lasso'
  | 'polygon'
  | 'freehand'
  | 'rectangle'
  | 'circle'
  /** A line with a width, kept as an area (带状). */
  | 'belt'
  | 'point'
  | 'paint'
  | 'vertices'
  /** Move, rotate and scale. */
  | 'transform'
  | 'split'
  | 'hole'
  | 'part'
  | 'measure';

/** The shape under the pencil, shown by the map and measured by the engine. */
export interface Sketch {
  readonly kind: KindId;
  readonly geometry: Geometry;
  readonly replaces: string | null;
  /** Why it cannot be kept as it is, or null. */
  readonly invalid: 'self-crossing' | 'too-few-points' | null;
}

/** Where the pointer is. */
export interface PointerPlace {
  readonly longitude: number;
  readonly latitude: number;
}
