/** An axis-parallel box (外接矩形) in the plane of the coordinates it was taken from. */
export interface Bounds {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}
