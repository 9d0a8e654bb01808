import type { AttributeValue } from './flatgeobuf-values.ts';
import type { LandField, LandFile } from './land-file.ts';

/** Most different values that are remembered of a field. */
const MOST_VALUES = 1000;

/**
 * Samples the attributes of a file in one pass, on first use.
 *
 * @param visitValues goes through the rows with these columns until `onValues` returns false
 */
export function createValueSampler(
  fields: readonly LandField[],
  visitValues: (
    columns: readonly string[],
    onValues: (values: readonly AttributeValue[]) => boolean,
  ) => void | Promise<void>,
): LandFile['sampleValues'] {
  const found = new Map(fields.map(({ name }) => [name, new Set<AttributeValue>()]));
  let pass: Promise<void> | null = null;

  async function goThrough(): Promise<void> {
    const sets = [...found.values()];
    await visitValues([...found.keys()], (values) => {
      let isOpen = false;
      for (let at = 0; at < sets.length; at += 1) {
        const set = sets[at];
        const value = values[at] ?? null;
        if (set === undefined || set.size >= MOST_VALUES) continue;
        isOpen = true;
        if (value !== null && value !== '') set.add(value);
      }
      return isOpen;
    });
  }

  return async (field, limit) => {
    pass ??= goThrough();
    await pass;
    return [...(found.get(field) ?? [])].slice(0, limit);
  };
}
