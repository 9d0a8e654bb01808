import { startOf } from '../../geo/shape-table.ts';
import type { ShapeTable } from '../../geo/shape-table.ts';
import type { FaultList } from './fault-list.ts';
import { eastScale } from './plane-scale.ts';
import { SelfTouch } from './self-touch.ts';
import { NARROW_M, SPIKE_ANGLE_DEGREES, XY_TOLERANCE_M } from './thresholds.ts';

const SPIKE_SLOPE = Math.tan((SPIKE_ANGLE_DEGREES * Math.PI) / 180);

/**
 * First look at the rings of parcels, without GEOS: lists duplicate vertices and spikes, measures the perimeter, and says
 * which parcels GEOS has to look at because they might be invalid.
 */
export class RingScreen {
  readonly #table: ShapeTable;
  readonly #faults: FaultList;
  readonly #touch = new SelfTouch();
  #xs = new Float64Array(1024);
  #ys = new Float64Array(1024);
  #perimeterM = 0;
  #spikes: number[] = [];

  constructor(table: ShapeTable, faults: FaultList) {
    this.#table = table;
    this.#faults = faults;
  }

  /** Perimeter of the parcel looked at last, with holes, in true metres (to about 1 in 1000). */
  get perimeterM(): number {
    return this.#perimeterM;
  }

  /** Rows in the fault list of the spikes of the parcel looked at last. */
  get spikes(): readonly number[] {
    return this.#spikes;
  }

  /**
   * Looks at one parcel.
   *
   * @returns false when it surely is valid
   */
  mayBeInvalid(parcel: number): boolean {
    const { shapeEnds, partEnds, ringEnds, coordinates } = this.#table;
    this.#perimeterM = 0;
    if (this.#spikes.length > 0) this.#spikes = [];
    const firstRing = startOf(partEnds, startOf(shapeEnds, parcel));
    const endRing = startOf(partEnds, shapeEnds[parcel] ?? 0);
    let vertex = startOf(ringEnds, firstRing);
    const scale = endRing > firstRing ? eastScale(coordinates[2 * vertex + 1] ?? 0) : 1;
    let count = 0;
    for (let ring = firstRing; ring < endRing; ring += 1) {
      const end = ringEnds[ring] ?? vertex;
      count = this.#unrepeated(parcel, vertex, end, scale);
      this.#findSpikes(parcel, count, scale);
      vertex = end;
    }
    // How rings lie to each other is left to GEOS.
    if (endRing - firstRing !== 1) return endRing > firstRing;
    return this.#touch.mayTouch(this.#xs, this.#ys, count);
  }

  /** Copies a ring without exact repetitions and without its closing vertex; lists vertices that are too close. */
  #unrepeated(parcel: number, start: number, end: number, scale: number): number {
    const { coordinates } = this.#table;
    if (this.#xs.length < end - start) {
      this.#xs = new Float64Array(2 * (end - start));
      this.#ys = new Float64Array(2 * (end - start));
    }
    const xs = this.#xs;
    const ys = this.#ys;
    const inverse = 1 / scale;
    let lastX = coordinates[2 * start] ?? 0;
    let lastY = coordinates[2 * start + 1] ?? 0;
    let perimeter = 0;
    let count = 0;
    for (let at = 2 * start + 2; at < 2 * end; at += 2) {
      const x = coordinates[at] ?? 0;
      const y = coordinates[at + 1] ?? 0;
      const east = (x - lastX) * scale;
      const north = (y - lastY) * inverse;
      const length = Math.sqrt(east * east + north * north);
      perimeter += length;
      if (length < XY_TOLERANCE_M) this.#faults.add('duplicate-vertex', parcel, -1, x, y, 0);
      if (x !== lastX || y !== lastY) {
        xs[count] = lastX;
        ys[count] = lastY;
        count += 1;
        lastX = x;
        lastY = y;
      }
    }
    this.#perimeterM += perimeter;
    return count;
  }

  #findSpikes(parcel: number, count: number, scale: number): void {
    if (count < 2) return;
    const xs = this.#xs;
    const ys = this.#ys;
    const inverse = 1 / scale;
    let x0 = xs[count - 1] ?? 0;
    let y0 = ys[count - 1] ?? 0;
    let x1 = xs[0] ?? 0;
    let y1 = ys[0] ?? 0;
    for (let vertex = 0; vertex < count; vertex += 1) {
      const next = vertex + 1 === count ? 0 : vertex + 1;
      const x2 = xs[next] ?? 0;
      const y2 = ys[next] ?? 0;
      const backEast = (x0 - x1) * scale;
      const backNorth = (y0 - y1) * inverse;
      const onEast = (x2 - x1) * scale;
      const onNorth = (y2 - y1) * inverse;
      const along = backEast * onEast + backNorth * onNorth;
      if (along > 0) {
        const across = Math.abs(backEast * onNorth - backNorth * onEast);
        if (across <= SPIKE_SLOPE * along && isSpike(across, backEast, backNorth, onEast, onNorth)) {
          this.#spikes.push(this.#faults.add('spike', parcel, -1, x1, y1, 0));
        }
      }
      x0 = x1;
      y0 = y1;
      x1 = x2;
      y1 = y2;
    }
  }
}

/** Whether two legs with a small angle are that close together, and longer than a repeated vertex. */
function isSpike(across: number, backEast: number, backNorth: number, onEast: number, onNorth: number): boolean {
  const back = Math.sqrt(backEast * backEast + backNorth * backNorth);
  const on = Math.sqrt(onEast * onEast + onNorth * onNorth);
  return across <= NARROW_M * Math.max(back, on) && Math.min(back, on) >= XY_TOLERANCE_M;
}
