/** Borders near the pencil, for snapping and tracing (界线窗口). */
export interface BorderWindow {
  /** What the window covers: west, south, east, north in degrees. */
  readonly bounds: readonly [number, number, number, number];
  /** Runs of vertices one after the other, longitude and latitude in turn, as precise as the base has them. */
  readonly positions: Float64Array;
  /** Where each run begins, in vertices, with the end of the last one behind. A ring begins and ends with the same vertex. */
  readonly starts: Uint32Array;
  /** True when there was more than asked for: then the window is empty, and a smaller one may not be. */
  readonly tooMany: boolean;
}
