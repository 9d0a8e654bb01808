import { type AttributeColumn, attributeAt } from '../land/attribute-column.ts';
import { compensatedSum, type CompensatedSum } from '../geo/compensated-sum.ts';

/** Area and number of shapes that share a value of an attribute. */
export interface OverlayRow {
  /** The value; null for shapes without one, or for all when no attribute was named. */
  readonly key: string | number | null;
  readonly areaM2: number;
  /** Shapes with some area in common. */
  readonly count: number;
}

/** Area of one layer inside another, by an attribute (叠加统计). */
export interface OverlaySummary {
  /** By key: numbers ascending, then texts, then what has no value. */
  readonly rows: readonly OverlayRow[];
  readonly totalM2: number;
  readonly balance: {
    readonly wholeM2: number;
    readonly insideM2: number;
    readonly outsideM2: number;
    /** |inside + outside − whole| / whole; inside and outside were measured apart. */
    readonly relativeError: number;
  };
}

/** Sums overlaid areas, all m² and in the same order, by the values of a column. */
export function sumOverlay(
  wholeM2: Float64Array,
  insideM2: Float64Array,
  outsideM2: Float64Array,
  keys: AttributeColumn | null,
): OverlaySummary {
  const byKey = new Map<string | number | null, { readonly sum: CompensatedSum; count: number }>();
  const whole = compensatedSum();
  const inside = compensatedSum();
  const outside = compensatedSum();
  insideM2.forEach((areaM2, index) => {
    whole.add(wholeM2[index] ?? 0);
    inside.add(areaM2);
    outside.add(outsideM2[index] ?? 0);
    if (areaM2 <= 0) return;
    const key = keys === null ? null : attributeAt(keys, index);
    let row = byKey.get(key);
    if (row === undefined) {
      row = { sum: compensatedSum(), count: 0 };
      byKey.set(key, row);
    }
    row.sum.add(areaM2);
    row.count += 1;
  });
  const rows = [...byKey].map(([key, { sum, count }]): OverlayRow => ({ key, areaM2: sum.total, count }));
  const error = Math.abs(inside.total + outside.total - whole.total);
  return {
    rows: rows.sort((a, b) => compareKeys(a.key, b.key)),
    totalM2: inside.total,
    balance: {
      wholeM2: whole.total,
      insideM2: inside.total,
      outsideM2: outside.total,
      relativeError: whole.total === 0 ? 0 : error / whole.total,
    },
  };
}

function compareKeys(a: OverlayRow['key'], b: OverlayRow['key']): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'number' || typeof b === 'number') return typeof a === 'number' ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}
