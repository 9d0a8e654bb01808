import type { Position } from 'geojson';
import { type GeodesicLeg, geodesicLeg } from '../../geo/geodesic.ts';
import type { FactorLibrary } from '../factors/factor.ts';
import { type ShadowFlicker, shadowFlicker, type ShadowTurbine } from './shadow-flicker.ts';
import { levelsTogetherDb, type SoundSpread, turbineNoiseDb } from './turbine-noise.ts';

const RADIANS = Math.PI / 180;

/** A turbine to be screened. */
export interface ScreenedTurbine {
  readonly place: Position;
  /** Null where they are not stated: then neither noise nor flicker of it is told. */
  readonly hubHeightM: number | null;
  readonly rotorDiameterM: number | null;
  /** Sound power level Lw, dB(A); null where it is not known: then noise is not told. */
  readonly soundPowerDb: number | null;
}

/** What a home may hear and see of turbines (噪声与光影筛查): a screening, no assessment, and to be shown as such. */
export interface WindScreening {
  readonly isScreening: true;
  /** To the nearest tower, m; null without turbines. */
  readonly nearestM: number | null;
  /** Level of all turbines together, dB(A); null without turbines, and where the sound power or height of one is not known. */
  readonly noiseDb: number | null;
  /** Whether the level is above the night limits of GB 3096 for areas of class 1 and 2; null where it is not known. */
  readonly isAboveNightClass1: boolean | null;
  readonly isAboveNightClass2: boolean | null;
  /** Null where the size of a turbine is not known. */
  readonly flicker: ShadowFlicker | null;
  /** Whether the worst case is above the limit of `rule.wind.flicker.h`; null where it is not known. */
  readonly isFlickerAbove: boolean | null;
  /** Whether the nearest tower is nearer than `rule.wind.setback.res`: practice, no law. */
  readonly isWithinSetback: boolean;
}

/**
 * Screens one home against turbines. Noise adds up by power over straight distances to the hubs.
 *
 * @throws RangeError when the library lacks one of the limits, which are shipped
 */
export function screenHome(
  home: Position,
  turbines: readonly ScreenedTurbine[],
  spread: SoundSpread,
  library: FactorLibrary,
): WindScreening {
  const seen = turbines.map((turbine) => ({ turbine, ...geodesicLeg(home, turbine.place) }));
  const nearestM = seen.length === 0 ? null : Math.min(...seen.map(({ lengthM }) => lengthM));
  const levels = seen.flatMap(({ turbine: { soundPowerDb, hubHeightM }, lengthM }) =>
    soundPowerDb === null || hubHeightM === null
      ? []
      : [turbineNoiseDb(soundPowerDb, Math.hypot(lengthM, hubHeightM), spread)],
  );
  const noiseDb = seen.length === 0 || levels.length < seen.length ? null : levelsTogetherDb(levels);
  const flicker = flickerOf(seen, home[1] ?? 0);
  return {
    isScreening: true,
    nearestM,
    noiseDb,
    isAboveNightClass1: noiseDb === null ? null : noiseDb > limitOf('rule.wind.noise.night1', library),
    isAboveNightClass2: noiseDb === null ? null : noiseDb > limitOf('rule.wind.noise.night2', library),
    flicker,
    isFlickerAbove: flicker === null ? null : flicker.hoursPerYear > limitOf('rule.wind.flicker.h', library),
    isWithinSetback: nearestM !== null && nearestM < limitOf('rule.wind.setback.res', library),
  };
}

/** Turbines as seen from a home. */
type Seen = GeodesicLeg & { readonly turbine: ScreenedTurbine };

function flickerOf(seen: readonly Seen[], latitudeDegrees: number): ShadowFlicker | null {
  const discs: ShadowTurbine[] = [];
  for (const { turbine, lengthM, bearingDeg } of seen) {
    const { hubHeightM, rotorDiameterM } = turbine;
    if (hubHeightM === null || rotorDiameterM === null) return null;
    const eastM = lengthM * Math.sin(bearingDeg * RADIANS);
    discs.push({ eastM, northM: lengthM * Math.cos(bearingDeg * RADIANS), hubHeightM, rotorDiameterM });
  }
  return shadowFlicker(discs, latitudeDegrees);
}

/** Value of a limit in the library; a library without it throws, because all limits are shipped. */
export function limitOf(id: string, library: FactorLibrary): number {
  const value = library.find(id)?.value ?? null;
  if (value === null) throw new RangeError(`no limit ${id} in the library`);
  return value;
}
