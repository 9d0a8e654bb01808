import { PlaceNumbers } from './place-numbers.ts';

/** Finds places again that came back from an operation with other last bits (近邻点). */
export class NearPlaces {
  readonly #toleranceM: number;
  readonly #places: PlaceNumbers;
  /** Squares four tolerances wide, numbered by their counts from 0 in both directions. */
  readonly #cells: PlaceNumbers;
  /** For each square the last place in it, and for each place the one before it in its square; −1 for none. */
  readonly #lasts: number[] = [];
  readonly #befores: number[] = [];

  /** @param expected about how many places there will be */
  constructor(toleranceM: number, expected = 64) {
    this.#toleranceM = toleranceM;
    this.#places = new PlaceNumbers(expected);
    this.#cells = new PlaceNumbers(expected);
  }

  /** The number of exactly this place, a new one if it has none yet. */
  numberOf(x: number, y: number): number {
    const before = this.#places.count;
    const number = this.#places.numberOf(x, y);
    if (number < before) return number;
    const cell = this.#cells.numberOf(this.#cellOf(x), this.#cellOf(y));
    this.#befores[number] = this.#lasts[cell] ?? -1;
    this.#lasts[cell] = number;
    return number;
  }

  /** The number of this place, else of the first that is at most the tolerance away in both directions; −1 for none. */
  find(x: number, y: number): number {
    const exact = this.#places.find(x, y);
    if (exact >= 0) return exact;
    const tolerance = this.#toleranceM;
    const east = this.#cellOf(x + tolerance);
    const north = this.#cellOf(y + tolerance);
    let first = -1;
    for (let column = this.#cellOf(x - tolerance); column <= east; column += 1) {
      for (let row = this.#cellOf(y - tolerance); row <= north; row += 1) {
        let found = this.#lasts[this.#cells.find(column, row)] ?? -1;
        for (; found >= 0; found = this.#befores[found] ?? -1) {
          const isNear = Math.abs(this.xOf(found) - x) <= tolerance && Math.abs(this.yOf(found) - y) <= tolerance;
          if (isNear && (first < 0 || found < first)) first = found;
        }
      }
    }
    return first;
  }

  /** First coordinate of a numbered place. */
  xOf(number: number): number {
    return this.#places.places[2 * number] ?? 0;
  }

  /** Second coordinate of a numbered place. */
  yOf(number: number): number {
    return this.#places.places[2 * number + 1] ?? 0;
  }

  #cellOf(value: number): number {
    return Math.floor(value / (4 * this.#toleranceM));
  }
}
