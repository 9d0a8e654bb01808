/**
 * A polygonal area in flat arrays: any number of parts (面的部分), each an outer ring followed by its holes.
 *
 * Rings are closed (the last vertex repeats the first). Orientation does not matter to any reader: the first ring of a
 * part is the outer one. The plane of the coordinates is the owner's to say; inside the engine it is the working plane.
 * An empty shape has three empty arrays.
 */
export interface Shape {
  /** x0, y0, x1, y1 … of all rings, one after another. */
  readonly coordinates: Float64Array;
  /** For each ring the index of the vertex after its last one. */
  readonly ringEnds: Uint32Array;
  /** For each part the index of the ring after its last one. */
  readonly partEnds: Uint32Array;
}
