/**
 * Adding this leaves of a number what is above 2⁻¹³ (0.12 mm): a double has 52 bits after the first one, and the sum is
 * between 2³⁹ and 2⁴⁰.
 */
const SNAP = 1.5 * 2 ** 39;
const PER_METRE = 2 ** 13;

/**
 * Rounds a coordinate to a grid of 2⁻¹³ m, about the XY tolerance, and shifts it. Only for telling whether two vertices
 * are the same one: neighbours whose common border was computed twice, once in each direction, differ in the last bits.
 * Two that lie astride a grid line are told apart however close they are; what follows must bear that.
 *
 * @param value up to ±10⁸ m
 */
export function snap(value: number): number {
  return value + SNAP;
}

/** A 32 bit hash of a snapped vertex. */
export function hashSnapped(x: number, y: number): number {
  // ToInt32 takes the low 32 bits of the grid line's number, which repeat after 524 km.
  const east = Math.imul(((x - SNAP) * PER_METRE) | 0, 0x85ebca6b);
  const north = Math.imul(((y - SNAP) * PER_METRE) | 0, 0xc2b2ae35);
  const mixed = Math.imul(east ^ (east >>> 15) ^ ((north << 13) | (north >>> 19)), 0x27d4eb2f);
  return mixed ^ (mixed >>> 16);
}
