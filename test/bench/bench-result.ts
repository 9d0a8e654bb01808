/**
 * One line of the bench: a ratio measured within one run, and what it may be. Ratios, because the machines differ and are
 * noisy; the times behind a ratio go into `detail`.
 */
export interface BenchResult {
  readonly name: string;
  /** What is divided by what, or the one figure that an issue asks for in milliseconds or megabytes. */
  readonly measured: number;
  /** `atMost`: the measured value must not be larger; `atLeast`: not smaller. */
  readonly budget: { readonly atMost: number } | { readonly atLeast: number };
  /** Unit of `measured`; `×` for ratios. */
  readonly unit: '×' | 'ms' | 'MB' | 'relative';
  /** The figures behind it, for people. */
  readonly detail: string;
}

/** Whether a line keeps its budget. */
export function isWithinBudget({ measured, budget }: BenchResult): boolean {
  return 'atMost' in budget ? measured <= budget.atMost : measured >= budget.atLeast;
}

/** A bench: a subject of its own, with everything it needs made from fixed seeds. */
export interface Bench {
  readonly name: string;
  /** Says on the way what is going on. */
  run(say: (line: string) => void): Promise<readonly BenchResult[]>;
}
