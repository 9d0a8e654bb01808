/** Values of a filter: none chosen lets all through. */
export type ValueSet = ReadonlySet<string>;

/** No value. */
export const NO_VALUES: ValueSet = new Set();

/** A set with some values put in, or taken out where all of them are in it. */
export function toggled(set: ValueSet, values: readonly string[]): ValueSet {
  const isOut = values.every((value) => set.has(value));
  return new Set(isOut ? [...set].filter((value) => !values.includes(value)) : [...set, ...values]);
}
