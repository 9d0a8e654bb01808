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
