import type { Position } from 'geojson';

/** A place on the screen, CSS px from the upper left corner of the map. */
export interface ScreenPoint {
  readonly x: number;
  readonly y: number;
}

/** What the tools need of a map: to go between the ground and the screen. Tests give a plain grid instead of a map. */
export interface Viewport {
  readonly width: number;
  readonly height: number;
  /** Degrees to CSS px. */
  project(position: Position): ScreenPoint;
  /** CSS px to degrees. */
  unproject(point: ScreenPoint): Position;
}

/** Distance between two places on the screen, CSS px. */
export function screenDistance(first: ScreenPoint, second: ScreenPoint): number {
  return Math.hypot(first.x - second.x, first.y - second.y);
}
