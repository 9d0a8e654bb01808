import type { TurningLand } from '../cut-plan.ts';
import type { FactorLibrary } from '../factors/factor.ts';
import type { Fragments } from '../feature-cut.ts';
import type { LandBase } from '../land-base.ts';
import type { Plan, PlanFeature } from '../../plan/plan.ts';
import { screenedPart } from './ccer-part.ts';
import { type CcerMethodology, type CcerScreening, screenForCcer } from './ccer-screening.ts';

/** How the land of a drawn feature does as land for a carbon project (CCER 预筛查): a pre-screening, no certification. */
export interface CcerFeature extends CcerScreening {
  readonly feature: string;
  /** True when the feature is drawn in several pieces: whether each is large enough has to be looked at one by one. */
  readonly isInPieces: boolean;
}

/** Screens the features of plans; what was found of a feature is kept as long as it and its land are the same. */
export interface PlanScreener {
  /**
   * Screens every feature that plants trees or mangrove, on all the land that is left to it, whether or not its class turns.
   *
   * @param turning land of the features as it was cut
   * @param firstYear year in which features without a year of their own begin
   */
  screen(
    plan: Pick<Plan, 'features'>,
    turning: readonly TurningLand[],
    firstYear: number,
    library: FactorLibrary,
  ): readonly CcerFeature[];
}

interface KeptScreening {
  readonly of: PlanFeature;
  readonly firstYear: number;
  readonly library: FactorLibrary;
  readonly found: CcerFeature;
}

/** Starts with nothing screened. */
export function createPlanScreener(base: LandBase): PlanScreener {
  const kept = new WeakMap<Fragments, KeptScreening>();
  return {
    screen(plan, turning, firstYear, library) {
      return turning.flatMap(({ feature: id, fragments }): readonly CcerFeature[] => {
        const feature = plan.features.get(id);
        const methodology = feature === undefined ? null : methodologyOf(feature);
        if (feature === undefined || methodology === null) return [];
        const known = kept.get(fragments);
        if (known?.of === feature && known.firstYear === firstYear && known.library === library) return [known.found];
        const from = feature.properties.from;
        const found = {
          feature: id,
          isInPieces: isInPieces(feature),
          ...screenForCcer(methodology, [screenedPart(fragments, base)], from ?? firstYear, library),
        };
        kept.set(fragments, { of: feature, firstYear, library, found });
        return [found];
      });
    },
  };
}

function isInPieces({ geometry }: PlanFeature): boolean {
  return geometry.type === 'MultiPolygon' && geometry.coordinates.length > 1;
}

function methodologyOf({ properties }: PlanFeature): CcerMethodology | null {
  switch (properties.kind) {
    case 'forest':
      return 'CCER-14-001';
    case 'restoration':
      return properties['coverAfter'] === 'forest' ? 'CCER-14-001' : null;
    case 'marine-sink':
      return properties['marineType'] === 'mangrove' ? 'CCER-14-002' : null;
    case 'wetland':
      return properties['wetlandType'] === 'mangrove' ? 'CCER-14-002' : null;
    default:
      return null;
  }
}
