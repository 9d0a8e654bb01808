import type { EnergyRow } from '../evaluate/energy/energy-account.ts';
import type { EnergyYear } from '../evaluate/energy/energy-series.ts';
import type { NoValue } from '../evaluate/measure.ts';

/** A feature of which a number cannot be worked out, and why. */
export interface MissingRow {
  readonly feature: string;
  readonly reasons: readonly NoValue[];
}

/** What is missing in a year (缺数清单). */
export interface MissingTable {
  readonly features: readonly MissingRow[];
  /** Reasons that are the place's and not a feature's, each once. */
  readonly place: readonly NoValue[];
}

/** Features with what is missing of them; what no feature can put right is told once. */
export function missingTable({ rows, measures }: Pick<EnergyYear, 'rows' | 'measures'>): MissingTable {
  const place = new Map<string, NoValue>();
  const features: MissingRow[] = [];
  for (const { feature, missing } of rows) {
    const reasons: NoValue[] = [];
    for (const reason of missing) {
      if ('feature' in reason.details) reasons.push(reason);
      else place.set(JSON.stringify(reason), reason);
    }
    if (reasons.length > 0) features.push({ feature, reasons });
  }
  // Hydrogen is no line of the account.
  const hydrogen = measures.find(({ indicator }) => indicator === 'hydrogen.output')?.none ?? null;
  const lacking = hydrogen?.details['feature'];
  if (hydrogen !== null && typeof lacking === 'string') features.push({ feature: lacking, reasons: [hydrogen] });
  return { features, place: [...place.values()] };
}

/** Lines of the account with the most power first; those without a number, and parts of a farm, last (能源要素表). */
export function energyFeatures({ rows }: Pick<EnergyYear, 'rows'>): readonly EnergyRow[] {
  return rows.toSorted((a, b) => (b.capacityMw.value ?? -1) - (a.capacityMw.value ?? -1));
}
