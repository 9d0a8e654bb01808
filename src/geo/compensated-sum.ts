/** Adds many numbers with Neumaier's compensation, so that the total does not depend on their sizes (补偿求和). */
export interface CompensatedSum {
  add(value: number): void;
  readonly total: number;
}

/** A sum that starts at zero. */
export function compensatedSum(): CompensatedSum {
  let sum = 0;
  let lost = 0;
  return {
    add(value) {
      const next = sum + value;
      lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
      sum = next;
    },
    get total() {
      return sum + lost;
    },
  };
}

/** The sum of many numbers, correct to the last digits however many there are (补偿求和). */
export function sumOf(values: ArrayLike<number>): number {
  const sum = compensatedSum();
  for (let index = 0; index < values.length; index += 1) sum.add(values[index] ?? 0);
  return sum.total;
}
