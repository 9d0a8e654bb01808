/** Broad group of a land class for drawing and legends (地类大类); names the design token `--lc-<group>`. */
export type LandGroup =
  | 'cropland'
  | 'orchard'
  | 'forest'
  | 'grass'
  | 'wetland'
  | 'water'
  | 'village'
  | 'urban'
  | 'industry'
  | 'road'
  | 'bare';

/**
 * Whether land of a class counts as forest (森林) for 森林覆盖率, methods.md 3.1:
 *
 * - `forest`: always (竹林地)
 * - `by-canopy`: with a canopy density of at least 0.20, or where none is given (乔木林地)
 * - `special-shrub`: only where the parcel is named by the state (国家特别规定灌木林)
 * - `no`: never
 */
export type ForestRule = 'forest' | 'by-canopy' | 'special-shrub' | 'no';

/** One class of a land class system (地类). */
export interface LandClass {
  /** Code of the system, without suffix. */
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
  /** Code of the class above, where the system uses that one too (用地用海: 1401 is part of 14); else null. */
  readonly partOf: string | null;
  readonly group: LandGroup;
  readonly forest: ForestRule;
  /** True for rivers, lakes, reservoirs, ponds, ditches, permanent snow and the sea: land cannot be planted there. */
  readonly isWater: boolean;
  /** True for cropland (耕地). */
  readonly isCropland: boolean;
  /** IPCC land category of the class, as the source table gives it. */
  readonly ipccCategory: string;
  /** Class that carbon is worked out for (碳类): `forest_arbor`, `annual_crop` …; null where the tables propose none. */
  readonly carbonClass: string | null;
  /** Standard map colour (标准图式色), red, green, blue 0–255; null where the drawing rules give none. */
  readonly colour: readonly [number, number, number] | null;
}

/** A system of land classes: looks codes up, and knows no code that its table does not have. */
export interface ClassSystem {
  readonly id: string;
  /** In the order of the table. */
  readonly classes: readonly LandClass[];
  /** The class of a code as written in a file (with suffix, or mapped), or null when the system does not have it. */
  find(code: string): LandClass | null;
  /** The class with exactly this code of the system, as a land table keeps it; null for `''` and all others. */
  classOf(code: string): LandClass | null;
  /**
   * The class of this system that land becomes when a plan makes it a class of the third survey (规划地类).
   *
   * @param thirdSurveyCode a second-level class of the third survey, as `landEffect.class` of a kind has it
   * @throws RangeError for anything else: kinds are ours, so that is a bug
   */
  plannedClass(thirdSurveyCode: string): LandClass;
}

/** True when land that a plan turns into this class counts as forest (规划新增森林): planted to the full canopy. */
export function isForestWhenPlanned(landClass: LandClass): boolean {
  return landClass.forest === 'forest' || landClass.forest === 'by-canopy';
}
