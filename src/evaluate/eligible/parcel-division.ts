import type { Bounds } from '../../geo/bounds.ts';
import { LayerEdges } from '../../geo/layer-edges.ts';
import { LayeredAreas } from '../../geo/layered-areas.ts';
import { tableShapeBounds } from '../../geo/shape-bounds.ts';
import { ShapeWindow } from '../../geo/shape-window.ts';
import type { Baseline } from '../baseline.ts';
import type { LandBase } from '../land-base.ts';
import type { OutlinesNear } from '../outline-index.ts';
import type { Barrier } from './barrier.ts';

/** Divides single parcels among barriers. */
export interface ParcelDivision {
  /** What each rule takes of a parcel as far as it lies in the district, m², by place; good until the next question. */
  takenOf(parcel: number): Float64Array;
}

/** Less than this share of a parcel's box is rounding, and no land. */
const ROUNDING = 1e-13;

/** Layers of a parcel: its own land, the district, then the rules. */
const FIRST_RULE = 2;

/**
 * Most parcels lie wholly inside or outside of them; for the others the areas are integrated over the edges near the parcel
 * (`layered-areas.ts`), so that setbacks that overlap cost no overlay.
 *
 * @param rules all that take land, in their order
 * @param near the barriers at a place, in the order of their rules
 */
export function createParcelDivision(
  { land, region }: LandBase,
  { inRegionM2 }: Baseline,
  rules: readonly string[],
  near: OutlinesNear<Barrier>,
): ParcelDivision {
  const placeOf = new Map(rules.map((rule, place) => [rule, place]));
  const district = region === null ? null : new ShapeWindow(region);
  const edges = new LayerEdges();
  const sweep = new LayeredAreas();
  const takenM2 = new Float64Array(rules.length);
  const areasM2 = new Float64Array(FIRST_RULE + rules.length);

  /** Shares out a parcel among the edges that were listed; returns what none of them takes, m². */
  function cut(parcel: number, box: Bounds, wholeM2: number): number {
    edges.addTableShape(land, parcel, 0);
    const isWhole = district === null || district.relationTo(box) === 'inside';
    if (!isWhole) edges.addBlocks(district.edges(), 1);
    sweep.measure(edges, isWhole ? 1 : FIRST_RULE, areasM2);
    const roundingM2 = ROUNDING * edges.width * edges.height;
    let restM2 = wholeM2;
    for (let place = 0; place < rules.length; place += 1) {
      const areaM2 = areasM2[FIRST_RULE + place] ?? 0;
      if (areaM2 <= roundingM2) continue;
      takenM2[place] = Math.min(areaM2, restM2);
      restM2 -= Math.min(areaM2, restM2);
    }
    return restM2 <= roundingM2 ? 0 : restM2;
  }

  return {
    takenOf(parcel) {
      takenM2.fill(0);
      const box = tableShapeBounds(land, parcel);
      const wholeM2 = inRegionM2[parcel] ?? 0;
      if (box === null || wholeM2 === 0) return takenM2;
      edges.begin(box);
      let isCut = false;
      let holder = -1;
      for (const { window, rule } of near(box)) {
        const relation = window.relationTo(box);
        if (relation === 'inside') {
          holder = placeOf.get(rule) ?? holder;
          break;
        }
        if (relation === 'outside') continue;
        edges.addBlocks(window.edges(), FIRST_RULE + (placeOf.get(rule) ?? 0));
        isCut = true;
      }
      const restM2 = isCut ? cut(parcel, box, wholeM2) : wholeM2;
      if (holder !== -1) takenM2[holder] = (takenM2[holder] ?? 0) + restM2;
      return takenM2;
    },
  };
}
