import type { ActingUnit, Measure, MeasureUnit, ShareWhole } from '../measure.ts';
import { unitFactor } from './target-units.ts';

/** A gap in the unit that something can be done about it (行动缺口). */
export type ActingGap = ShareWhole;

/** What one unit of a counted indicator is. */
const COUNTED: Readonly<Record<string, ActingUnit>> = {
  'charging.piles': 'piles',
  'charging.places': 'places',
  'charging.villages': 'villages',
  'parks.circular': 'parks',
  'pumped.sites': 'sites',
};

const PLAIN: Readonly<Partial<Record<MeasureUnit, ActingUnit>>> = {
  m2: 'm2',
  m3: 'm3',
  MW: 'MW',
  MWh: 'MWh',
  'GWh/a': 'GWh/a',
  't/a': 't/a',
  tC: 'tC',
};

/** Units that come whole: half a village is a village to be served. */
const WHOLE_UNITS: ReadonlySet<ActingUnit> = new Set(['piles', 'villages', 'places', 'parks', 'sites']);

/** Shares whose whole grows with what is built: clean power adds to all power as well. */
const GROWING_WHOLE: ReadonlySet<string> = new Set(['clean.capacity.share']);

/**
 * The gap to a target in the unit a planner acts on: hectares of a share of land, villages of a share of villages, MW of a share of
 * power. Null where the whole is not known or the unit is nothing anybody could build.
 *
 * @param measure the row that the target was compared with
 * @param gap what is missing or too much, ≥ 0, in the unit of the target
 * @param asked what the target asks for, in its unit
 */
export function actingGap(measure: Measure, gap: number, asked: number, unit: string): ActingGap | null {
  if (measure.unit === '%') {
    const { whole } = measure;
    return whole === undefined ? null : inWholes(shareGap(measure, whole, gap, asked), whole.unit);
  }
  const factor = unitFactor(measure.unit, unit);
  const acting = measure.unit === 'count' ? COUNTED[measure.indicator] : PLAIN[measure.unit];
  return factor === null || acting === undefined ? null : inWholes(gap / factor, acting);
}

function shareGap({ indicator, value }: Measure, whole: ShareWhole, gap: number, asked: number): number {
  const plain = (gap / 100) * whole.amount;
  const isShort = value !== null && value < asked;
  // (part + x) / (whole + x) = asked: what is added counts below the line too.
  return GROWING_WHOLE.has(indicator) && isShort && asked < 100 ? plain / (1 - asked / 100) : plain;
}

function inWholes(amount: number, unit: ActingUnit): ActingGap {
  // 1e-9: a share of 37 villages comes back as 3.0000000000000004.
  return { amount: WHOLE_UNITS.has(unit) ? Math.ceil(amount - 1e-9) : amount, unit };
}
