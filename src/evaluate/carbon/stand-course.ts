import type { FactorLibrary } from '../factors/factor.ts';
import { isNoFactor, type NoFactor } from './carbon-row.ts';
import type { CarbonSettings } from './carbon-settings.ts';
import { factor, product } from './expression.ts';
import { SHRUB_GROWTH } from './growth-choice.ts';
import { growthAt, lastAgeOf, OLDEST_STAND_YEARS } from './growth-curve.ts';
import type { PoolAmounts } from './pool-amounts.ts';
import type { SinkMethod } from './sink-rate.ts';
import { type CurveValue, growthOfStand, type Stand } from './stand-growth.ts';
import { missingFactor } from './usable-factors.ts';

/** Carbon of living plants at an age, and what it was worked out with. */
export interface GrownCarbon {
  readonly pools: PoolAmounts;
  readonly method: SinkMethod;
  readonly basis: string;
}

/** How living plants gain carbon with their age (生长过程); one object for all land that grows alike. */
export interface StandCourse {
  /** tC/ha at an age, years; the same objects each time. Only differences between ages mean something: what stood before is told elsewhere. */
  carbonAt(ageYears: number): GrownCarbon | NoFactor;
  /** Last age in which growth is told, years. */
  readonly lastAgeYears: number;
  /** Why no growth is told beyond it. */
  readonly afterwards: NoFactor['code'];
}

/** Years in which woody crops grow to maturity: the cycle of IPCC 2006 V4 table 5.1 for temperate perennial crops. */
const PERENNIAL_CYCLE_YEARS = 30;

/** Trees on the curve of their species; see `growthOfStand`. */
export function forestCourse(
  stand: Stand,
  settings: CarbonSettings,
  library: FactorLibrary,
  curveAt: CurveValue,
): StandCourse {
  return courseOf(growthOfStand(stand, settings, library, curveAt), OLDEST_STAND_YEARS, 'age-out-of-range');
}

/** Shrub by the power law of its age, as long as it is young; older shrub has no published growth. */
export function shrubCourse(library: FactorLibrary): StandCourse {
  const { curve, region } = SHRUB_GROWTH;
  return courseOf(
    (age) => {
      const grown = growthAt(curve, age, library);
      return isNoFactor(grown)
        ? grown
        : { pools: new Map([['biomass', grown]]), method: 'growth-curve', basis: region };
    },
    lastAgeOf(curve) ?? OLDEST_STAND_YEARS,
    'no-growth-curve',
  );
}

/** Orchards and other woody crops up to maturity (IPCC 2006 V4 table 5.1); afterwards they are steady. */
export function perennialCourse(library: FactorLibrary): StandCourse {
  return courseOf(
    (age) => {
      const grown = product(Math.min(age, PERENNIAL_CYCLE_YEARS), factor('ipcc06.crop.perennial_growth'));
      const missing = missingFactor(grown, library);
      return missing ?? { pools: new Map([['biomass', grown]]), method: 'ipcc-gain', basis: 'IPCC 2006' };
    },
    PERENNIAL_CYCLE_YEARS,
    'taken-as-steady',
  );
}

function courseOf(
  carbonAt: (ageYears: number) => GrownCarbon | NoFactor,
  lastAgeYears: number,
  afterwards: NoFactor['code'],
): StandCourse {
  const known = new Map<number, GrownCarbon | NoFactor>();
  return {
    carbonAt(ageYears) {
      let grown = known.get(ageYears);
      if (grown === undefined) {
        grown = carbonAt(ageYears);
        known.set(ageYears, grown);
      }
      return grown;
    },
    lastAgeYears,
    afterwards,
  };
}
