import type { Kind, KindField } from '../../kinds/kind.ts';
import type { FeatureRow } from '../../report/feature-rows.ts';

/** Whether a feature is only planned, being built, or there; message keys `features.status.<status>`. */
export const STATUSES = ['planned', 'building', 'built'] as const satisfies readonly FeatureRow['status'][];

/** A property that many features share, with the value if it is one and the same. */
export interface SharedValue {
  /** The value of all, or null: not set, or not the same. */
  readonly value: string | number | null;
  readonly differs: boolean;
}

/** The value of a property over many features; what is not a text or a number counts as not set. */
export function sharedValue(rows: readonly Pick<FeatureRow, 'properties'>[], property: string): SharedValue {
  const values = new Set(
    rows.map(({ properties }) => {
      const value = properties[property];
      return typeof value === 'string' || typeof value === 'number' ? value : null;
    }),
  );
  const [only = null] = values;
  return values.size === 1 ? { value: only, differs: false } : { value: null, differs: true };
}

/**
 * Fields that all of some kinds have, by id, in the order of the first; defaults stay only where all have the same, because a
 * default that holds for some would be a lie about the others.
 */
export function commonFields(kinds: readonly Kind[]): readonly KindField[] {
  const [first, ...others] = kinds;
  if (first === undefined) return [];
  return first.fields.flatMap((field) => {
    const same = others.map((kind) => kind.fields.find(({ id }) => id === field.id));
    if (same.some((one) => one === undefined || one.input !== field.input)) return [];
    const agree = same.every((one) => one?.default === field.default);
    return [agree ? field : { ...field, default: null, defaultSource: null }];
  });
}
