import { signedRingArea } from './shape-area.ts';
import type { Shape } from './shape.ts';
import { startOf } from './shape-table.ts';

/**
 * On which side of each ring the shape lies, whatever way its rings were drawn: 1 left, −1 right; 0 for a ring without
 * area.
 */
export function ringSigns(shape: Shape, firstPart = 0, endPart = shape.partEnds.length): Int8Array {
  const firstRing = startOf(shape.partEnds, firstPart);
  const signs = new Int8Array(startOf(shape.partEnds, endPart) - firstRing);
  let ring = firstRing;
  for (let part = firstPart; part < endPart; part += 1) {
    const outer = ring;
    for (; ring < (shape.partEnds[part] ?? 0); ring += 1) {
      const area = signedRingArea(shape.coordinates, startOf(shape.ringEnds, ring), shape.ringEnds[ring] ?? 0);
      signs[ring - firstRing] = ring === outer ? Math.sign(area) : -Math.sign(area);
    }
  }
  return signs;
}
