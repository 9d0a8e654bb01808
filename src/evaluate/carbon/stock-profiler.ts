import type { FactorLibrary } from '../factors/factor.ts';
import { ageGroup } from './age-groups.ts';
import type { StockProfile } from './carbon-row.ts';
import type { CarbonSettings } from './carbon-settings.ts';
import type { CarbonStratum } from './carbon-strata.ts';
import { isYoungStand } from './ipcc-stock.ts';
import { stockProfile } from './stock-profile.ts';

/**
 * Gives the profiles of many strata with the same settings and factors: {@link stockProfile}, worked out once for all strata
 * that have the same one. Of the age only its group counts, so a district's thousands of strata have a few hundred profiles.
 */
export function stockProfiler(
  settings: CarbonSettings,
  library: FactorLibrary,
): (stratum: CarbonStratum) => StockProfile {
  const known = new Map<string, StockProfile>();
  return (stratum) => {
    const key = keyOf(stratum);
    let profile = known.get(key);
    if (profile === undefined) {
      profile = stockProfile(stratum, settings, library);
      known.set(key, profile);
    }
    return profile;
  };
}

/** Everything of a stratum that its profile depends on; what the file writes may hold any sign but a line break. */
function keyOf({ classCode, carbonClass, species, origin, ageYears, volume, fault }: CarbonStratum): string {
  const age =
    ageYears === null ? '' : `${ageGroup(species, origin, ageYears) ?? ''}${isYoungStand(ageYears) ? '<' : '>'}`;
  const wrong = fault === null ? '' : `${fault.code}${fault.value}`;
  return `${carbonClass ?? ''}\n${carbonClass === null ? classCode : ''}\n${species}\n${origin}\n${age}\n${volume}\n${wrong}`;
}
