/** A stream of numbers in [0, 1), the same for the same seed on every machine. */
export type Random = () => number;

/** Scrambles a 32-bit integer (the finaliser of MurmurHash3, public domain). */
function scramble(value: number): number {
  let mixed = value | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** Seeded generator "mulberry32": 32 bits of state, plenty for drawing an illustrative map. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A number in [0, 1) that belongs to three integers: what a place gets does not depend on the order of work. */
export function hashUnit(a: number, b: number, c: number): number {
  return scramble(scramble(scramble(a) ^ (b + 0x9e3779b9)) ^ (c + 0x7f4a7c15)) / 4294967296;
}

/** The member of `items` that a number in [0, 1) points at. */
export function choose<Item>(items: readonly Item[], unit: number): Item {
  const item = items[Math.min(items.length - 1, Math.floor(unit * items.length))];
  if (item === undefined) throw new Error('nothing to choose from');
  return item;
}

/** One entry of a weighted list: `[value, weight]`. */
export type Weighted<Value> = readonly (readonly [value: Value, weight: number])[];

/** Chooses by weight with a number in [0, 1). */
export function chooseWeighted<Value>(list: Weighted<Value>, unit: number): Value {
  let total = 0;
  for (const [, weight] of list) total += weight;
  let rest = unit * total;
  for (const [value, weight] of list) {
    rest -= weight;
    if (rest < 0) return value;
  }
  const last = list[list.length - 1];
  if (last === undefined) throw new Error('nothing to choose from');
  return last[0];
}
