import thirdSurvey from '../../data/classes/third-survey.json';

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

/** One class of a land class system (地类). */
export interface LandClass {
  /** Code as the survey writes it, without suffix. */
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly group: LandGroup;
  /** True for rivers, lakes, reservoirs, ponds and ditches: land cannot be planted there. */
  readonly isWater: boolean;
  /** True for cropland (耕地). */
  readonly isCropland: boolean;
  /** IPCC land category of the class, as the source table gives it. */
  readonly ipccCategory: string;
}

/** A system of land classes: looks codes up, and knows no code that its table does not have. */
export interface ClassSystem {
  readonly id: string;
  readonly classes: readonly LandClass[];
  /** The class of a code as written in a file, or null when the table does not have it. */
  find(code: string): LandClass | null;
}

const WATER_CODES = new Set(['1101', '1102', '1103', '1104', '1107', '1110']);
const VILLAGE_CODES = new Set(['0702']);
const ROAD_CODES = new Set(['1001', '1002', '1003', '1004', '1005', '1006', '1007', '1008', '1009']);

/** Drawing group of a class of the third survey, by the first-level class of the survey's table. */
function groupOf(code: string, level1: string): LandGroup {
  if (WATER_CODES.has(code)) return 'water';
  if (VILLAGE_CODES.has(code)) return 'village';
  if (ROAD_CODES.has(code)) return 'road';
  switch (level1.slice(0, 2)) {
    case '00':
      return 'wetland';
    case '01':
      return 'cropland';
    case '02':
      return 'orchard';
    case '03':
      return 'forest';
    case '04':
      return 'grass';
    case '06':
      return 'industry';
    case '12':
      return code === '1203' ? 'cropland' : code === '1202' ? 'village' : 'bare';
    default:
      return code === '0810' ? 'grass' : 'urban';
  }
}

/**
 * The classes of the third national land survey (第三次全国国土调查工作分类).
 *
 * A code may carry a suffix letter (`0201K` 可调整, `0810A` 广场, methods.md 2); it belongs to the class before the letter
 * unless the table has the full code (`05H1`).
 */
export function thirdSurveyClasses(): ClassSystem {
  const classes = thirdSurvey.rows.map((row): LandClass => ({
    code: row.code,
    name: row.name,
    group: groupOf(row.code, row.level1),
    isWater: WATER_CODES.has(row.code),
    isCropland: row.level1.startsWith('01'),
    ipccCategory: row.ipccCategory,
  }));
  const byCode = new Map(classes.map((one) => [one.code, one]));
  return {
    id: 'third-survey',
    classes,
    find: (code) => byCode.get(code) ?? byCode.get(code.replace(/[A-Z]$/u, '')) ?? null,
  };
}
