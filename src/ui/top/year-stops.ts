/** Years the stepper stops at: the base year and the years of the plan, in order, each once. */
export function yearStops(plan: { readonly baseYear: number; readonly years: readonly number[] }): readonly number[] {
  return [...new Set([plan.baseYear, ...plan.years])].sort((a, b) => a - b);
}

/** The stop before or after a year; stays at the ends. A year between two stops goes to the next one in that direction. */
export function stepYear(stops: readonly number[], year: number, step: 1 | -1): number {
  const next = step === 1 ? stops.find((stop) => stop > year) : stops.findLast((stop) => stop < year);
  return next ?? year;
}
