/** Areas that went from one class to another (转移矩阵); what stayed is on the diagonal. */
export interface TransitionMatrix {
  /** In the order in which they were named or met. */
  readonly classes: readonly string[];
  /** Row after row: from class, to class; m². */
  readonly areasM2: Float64Array;
  /** Area of every class before and after, m². */
  readonly beforeM2: Float64Array;
  readonly afterM2: Float64Array;
  readonly totalM2: number;
}

/** Land of one class that became another, or stayed what it was. */
export interface Transition {
  readonly from: string;
  readonly to: string;
  readonly areaM2: number;
}

/**
 * Books land from class to class. Sums are compensated, so that the areas before, those after and the total agree to the last
 * digits in whatever order the transitions come.
 *
 * @param classes classes that come first, also those without land
 * @throws RangeError for an area that is negative or no number: land does not vanish
 */
export function transitionMatrix(transitions: Iterable<Transition>, classes: readonly string[] = []): TransitionMatrix {
  const list = [...transitions];
  const known = new Map([...classes, ...list.flatMap(({ from, to }) => [from, to])].map((name) => [name, 0]));
  const names = [...known.keys()];
  names.forEach((name, place) => known.set(name, place));
  const count = names.length;
  const cells = Array.from({ length: count * count }, () => new CompensatedSum());
  for (const { from, to, areaM2 } of list) {
    if (!(areaM2 >= 0)) throw new RangeError(`no area: ${areaM2}`);
    cells[(known.get(from) ?? 0) * count + (known.get(to) ?? 0)]?.add(areaM2);
  }
  const areasM2 = Float64Array.from(cells, (cell) => cell.value());
  const [before, after] = [names.map(() => new CompensatedSum()), names.map(() => new CompensatedSum())];
  const total = new CompensatedSum();
  areasM2.forEach((areaM2, cell) => {
    before[Math.floor(cell / count)]?.add(areaM2);
    after[cell % count]?.add(areaM2);
    total.add(areaM2);
  });
  return {
    classes: names,
    areasM2,
    beforeM2: Float64Array.from(before, (sum) => sum.value()),
    afterM2: Float64Array.from(after, (sum) => sum.value()),
    totalM2: total.value(),
  };
}

/** The cells that have land, row after row; those of classes that changed only, if asked so. */
export function transitionsOf(matrix: TransitionMatrix, changedOnly = false): readonly Transition[] {
  const { classes, areasM2 } = matrix;
  const found: Transition[] = [];
  areasM2.forEach((areaM2, cell) => {
    const from = classes[Math.floor(cell / classes.length)] ?? '';
    const to = classes[cell % classes.length] ?? '';
    if (areaM2 > 0 && !(changedOnly && from === to)) found.push({ from, to, areaM2 });
  });
  return found;
}

/** Neumaier's sum. */
class CompensatedSum {
  #sum = 0;
  #lost = 0;

  add(value: number): void {
    const sum = this.#sum + value;
    this.#lost += Math.abs(this.#sum) >= Math.abs(value) ? this.#sum - sum + value : value - sum + this.#sum;
    this.#sum = sum;
  }

  value(): number {
    return this.#sum + this.#lost;
  }
}
