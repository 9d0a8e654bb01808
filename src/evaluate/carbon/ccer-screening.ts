import type { LandGroup } from '../../land/class-system.ts';
import type { FactorLibrary } from '../factors/factor.ts';

/** Methodologies that land can be screened for: afforestation and mangrove planting. */
export type CcerMethodology = 'CCER-14-001' | 'CCER-14-002';

/** Land of one kind under a feature. */
export interface ScreenedPiece {
  readonly areaM2: number;
  /** Null when the class is not in the class system. */
  readonly group: LandGroup | null;
  readonly carbonClass: string | null;
  readonly isForest: boolean;
  /** Years that it has not been forest, as far as known; null when not known. */
  readonly nonForestYears: number | null;
  readonly onFarmlandLine: boolean;
}

/** One contiguous part of a feature with what lies under it. */
export interface ScreenedPart {
  readonly pieces: readonly ScreenedPiece[];
}

/** Conditions of the methodologies, as far as a map can look at them. */
export type CcerCondition =
  | 'too-small'
  | 'already-forest'
  | 'forest-too-recently'
  | 'wetland'
  | 'water'
  | 'cropland'
  | 'farmland-line'
  | 'built-up'
  | 'road-greening'
  | 'not-a-flat-or-pond'
  | 'unknown-class';

/** What no map tells and somebody has to show: named with the area that it concerns. */
export type CcerOpenQuestion =
  | 'forest-history'
  | 'tenure'
  | 'existing-trees-kept'
  | 'shrub-clearing'
  | 'not-economic-forest'
  | 'flat-without-plants'
  | 'pond-given-up';

/** Result for one feature. It is a pre-screening (预筛查), not a certification, and is to be shown as such. */
export interface CcerScreening {
  readonly methodology: CcerMethodology;
  readonly isPreScreening: true;
  readonly screenedM2: number;
  /** Land that fails no condition; the open questions still stand. */
  readonly candidateM2: number;
  /** Each piece of land fails by the first condition that it does not meet, so areas add up to what is not a candidate. */
  readonly failed: readonly { readonly condition: CcerCondition; readonly areaM2: number }[];
  readonly open: readonly { readonly question: CcerOpenQuestion; readonly areaM2: number }[];
}

/** Smallest parcel of projects begun in or before 2019, m² (1 亩); later ones take the factor. */
const SMALLEST_BEFORE_2020_M2 = 667;

/**
 * Screens the land of a feature for CCER-14-001-V01 (造林碳汇) or CCER-14-002-V01 (红树林营造), methods.md 4.7. Afforestation: not
 * forest for at least 3 years, contiguous 400 m² (667 m² when begun by 2019), no wetland, no greening of settlements and roads; cropland
 * and permanent basic farmland are left out by land law. Mangrove: flats without plants, or ponds given up.
 *
 * @param parts contiguous parts of the feature; candidate land of a part counts as contiguous
 * @param startYear year in which planting begins
 */
export function screenForCcer(
  methodology: CcerMethodology,
  parts: readonly ScreenedPart[],
  startYear: number,
  library: FactorLibrary,
): CcerScreening {
  const failed = new Map<CcerCondition, number>();
  const open = new Map<CcerOpenQuestion, number>();
  const nonForestYears = library.find('rule.ccer001.nonforest')?.value ?? 0;
  const smallestM2 =
    methodology === 'CCER-14-002'
      ? 0
      : startYear <= 2019
        ? SMALLEST_BEFORE_2020_M2
        : (library.find('rule.ccer001.minarea')?.value ?? 0);
  let screenedM2 = 0;
  let candidateM2 = 0;
  for (const { pieces } of parts) {
    const passing: ScreenedPiece[] = [];
    let passingM2 = 0;
    for (const piece of pieces) {
      screenedM2 += piece.areaM2;
      const condition =
        methodology === 'CCER-14-001' ? failsAfforestation(piece, nonForestYears) : failsMangrove(piece);
      if (condition !== null) add(failed, condition, piece.areaM2);
      else {
        passing.push(piece);
        passingM2 += piece.areaM2;
      }
    }
    if (passingM2 < smallestM2) {
      add(failed, 'too-small', passingM2);
      continue;
    }
    candidateM2 += passingM2;
    for (const piece of passing) {
      for (const question of questionsOf(methodology, piece)) add(open, question, piece.areaM2);
    }
  }
  return {
    methodology,
    isPreScreening: true,
    screenedM2,
    candidateM2,
    failed: [...failed].map(([condition, areaM2]) => ({ condition, areaM2 })),
    open: [...open].map(([question, areaM2]) => ({ question, areaM2 })),
  };
}

function failsAfforestation(piece: ScreenedPiece, nonForestYears: number): CcerCondition | null {
  if (piece.group === null) return 'unknown-class';
  if (piece.onFarmlandLine) return 'farmland-line';
  if (piece.isForest) return 'already-forest';
  if (piece.nonForestYears !== null && piece.nonForestYears < nonForestYears) return 'forest-too-recently';
  switch (piece.group) {
    case 'wetland':
      return 'wetland';
    case 'water':
      return 'water';
    case 'cropland':
      return 'cropland';
    case 'urban':
    case 'village':
    case 'industry':
      return 'built-up';
    case 'road':
      return 'road-greening';
    case 'orchard':
    case 'forest':
    case 'grass':
    case 'bare':
      return null;
  }
}

function failsMangrove(piece: ScreenedPiece): CcerCondition | null {
  if (piece.group === null) return 'unknown-class';
  if (piece.onFarmlandLine) return 'farmland-line';
  return piece.carbonClass === 'tidal_flat' || piece.carbonClass === 'pond' ? null : 'not-a-flat-or-pond';
}

function questionsOf(methodology: CcerMethodology, piece: ScreenedPiece): readonly CcerOpenQuestion[] {
  if (methodology === 'CCER-14-002') {
    return ['tenure', piece.carbonClass === 'pond' ? 'pond-given-up' : 'flat-without-plants'];
  }
  const always: readonly CcerOpenQuestion[] = [
    'tenure',
    'existing-trees-kept',
    'shrub-clearing',
    'not-economic-forest',
  ];
  return piece.nonForestYears === null ? ['forest-history', ...always] : always;
}

function add<Key>(areas: Map<Key, number>, key: Key, areaM2: number): void {
  if (areaM2 > 0) areas.set(key, (areas.get(key) ?? 0) + areaM2);
}
