import { compensatedSum, type CompensatedSum } from '../../geo/compensated-sum.ts';
import type { PlanFeature } from '../../plan/plan.ts';
import { tableShapeBounds } from '../../geo/shape-bounds.ts';
import type { LandClass } from '../../land/class-system.ts';
import type { Baseline } from '../baseline.ts';
import { CutFailure } from '../cut-failure.ts';
import type { CutGround } from '../cut-ground.ts';
import type { EvaluablePlan } from '../evaluable-plan.ts';
import type { EvaluationProgress } from '../evaluation.ts';
import { landClaims } from '../feature-order.ts';
import { landOutcome } from '../land-change.ts';
import type { PlanShape } from '../plan-shape.ts';
import type { AgreementSide, LandAgreement } from './land-agreement.ts';
import { createOutlineMerger, isDrawnAlike } from './merged-outlines.ts';
import { cutParcelCells, NO_CELLS, type ParcelCells } from './parcel-cells.ts';

/** Compares what schemes make of the land, over and over, and keeps the cells of parcels that an edit does not touch. */
export interface AgreementMaker {
  /** Yields while it works; progress is counted in outlines on parcels. */
  compare(
    sides: readonly AgreementSide<Pick<EvaluablePlan, 'features' | 'scenarios'>>[],
  ): Generator<EvaluationProgress, LandAgreement, void>;
}

/** A drawn outline with what each scheme does with it. */
interface SharedOutline {
  readonly shape: PlanShape;
  /** For each scheme the place in its order and the class it makes; null where the scheme has no such feature that takes land. */
  readonly claims: (Claim | null)[];
  /** Schemes in which it is permanent basic farmland. */
  readonly lineIn: boolean[];
}

interface Claim {
  readonly rank: number;
  readonly to: LandClass;
}

interface KeptCells {
  readonly takers: readonly PlanShape[];
  readonly lines: readonly PlanShape[];
  readonly cells: ParcelCells;
}

/** Cells and known parcels looked at between two looks at the clock. */
const LOOKS_PER_STEP = 256;

/**
 * Starts with nothing kept. The rules are those of every evaluation (`feature-order.ts`, `land-change.ts`): what a scheme makes of its
 * land here is what its rows `area.change` say.
 *
 * @param shapeOf outline of a drawn area, the same object while the drawing is the same
 */
export function createAgreementMaker(
  ground: CutGround,
  baseline: Baseline,
  shapeOf: (geometry: PlanFeature['geometry']) => PlanShape | null,
): AgreementMaker {
  const { base } = ground;
  const classes = base.land.classCodes.map((code) => base.classes.classOf(code));
  let kept = new Map<number, KeptCells>();

  function* outlinesOf(
    sides: readonly AgreementSide<Pick<EvaluablePlan, 'features' | 'scenarios'>>[],
  ): Generator<EvaluationProgress, readonly SharedOutline[], void> {
    const outlines = new Map<PlanShape, SharedOutline>();
    const merged = createOutlineMerger();
    for (const [side, { plan, scenario, year }] of sides.entries()) {
      yield { done: side, total: sides.length };
      for (const [rank, { feature, to }] of landClaims(plan, scenario, year).entries()) {
        const drawn = shapeOf(feature.geometry);
        if (drawn === null) continue;
        const shape = merged(drawn);
        let outline = outlines.get(shape);
        if (outline === undefined) {
          outline = { shape, claims: sides.map(() => null), lineIn: sides.map(() => false) };
          outlines.set(shape, outline);
        }
        if (to === null) outline.lineIn[side] = true;
        // Of two features with one outline the earlier one takes everything.
        else outline.claims[side] ??= { rank, to: base.classes.plannedClass(to) };
      }
    }
    return [...outlines.values()];
  }

  /** The class of each scheme on a cell; null where it stays. */
  function classesOf(
    parcel: number,
    cells: ParcelCells,
    cell: number,
    takers: readonly SharedOutline[],
    lines: readonly SharedOutline[],
    sideCount: number,
  ): (string | null)[] {
    const from = classes[base.land.classIndex[parcel] ?? 0] ?? null;
    const isForest = base.forestMarks[parcel] === 1;
    return Array.from({ length: sideCount }, (_, side) => {
      let first: Claim | null = null;
      for (const place of cells.takers[cell] ?? []) {
        const claim = takers[place]?.claims[side] ?? null;
        if (claim !== null && (first === null || claim.rank < first.rank)) first = claim;
      }
      if (first === null) return null;
      const onFarmlandLine =
        cells.onBaseLine[cell] === true ||
        (cells.lines[cell] ?? []).some((place) => lines[place]?.lineIn[side] === true);
      return landOutcome({ from, isForest, onFarmlandLine }, first.to).turns ? first.to.code : null;
    });
  }

  return {
    *compare(sides) {
      const outlines = yield* outlinesOf(sides);
      const takersOf = new Map<number, SharedOutline[]>();
      const linesOf = new Map<number, SharedOutline[]>();
      let total = 0;
      for (const outline of outlines) {
        const { bounds } = outline.shape.window;
        if (bounds === null) continue;
        const isTaker = outline.claims.some((claim) => claim !== null);
        const isLine = outline.lineIn.some(Boolean);
        for (const parcel of ground.parcelsNear(bounds)) {
          if (isTaker) addTo(takersOf, parcel, outline);
          if (isLine) addTo(linesOf, parcel, outline);
          if (isTaker) total += 1;
        }
      }
      const sums = new Map<string, { from: string; to: readonly string[]; sum: CompensatedSum }>();
      const touched = new Map<string, CompensatedSum>();
      const now = new Map<number, KeptCells>();
      const parcels = [...takersOf.keys()].sort((a, b) => a - b);
      let done = 0;
      let looks = 0;
      for (const parcel of parcels) {
        const takers = takersOf.get(parcel) ?? [];
        const lines = linesOf.get(parcel) ?? [];
        const cells = yield* cellsOf(parcel, takers, lines, { done, total });
        if (cells instanceof CutFailure) return failed(sides.length, cells);
        done += takers.length;
        now.set(parcel, cells);
        const from = classes[base.land.classIndex[parcel] ?? 0]?.code ?? '';
        looks += 1;
        for (const [cell, areaM2] of cells.cells.areasM2.entries()) {
          looks += 1;
          if (looks % LOOKS_PER_STEP === 0) yield { done, total };
          const to = classesOf(parcel, cells.cells, cell, takers, lines, sides.length);
          if (to.every((code) => code === null)) continue;
          const codes = to.map((code) => code ?? from);
          const key = [from, ...codes].join('\n');
          let entry = sums.get(key);
          if (entry === undefined) sums.set(key, (entry = { from, to: codes, sum: compensatedSum() }));
          entry.sum.add(areaM2);
          addArea(touched, from, areaM2);
        }
      }
      kept = now;
      const staying = [...baseline.classM2].map(([from, wholeM2]) => ({
        from,
        to: sides.map(() => from),
        areaM2: wholeM2 - (touched.get(from)?.total ?? 0),
      }));
      const turning = [...sums.values()].map(({ from, to, sum }) => ({ from, to, areaM2: sum.total }));
      return {
        sides: sides.length,
        land: joinSame([...staying, ...turning]),
        unassignedM2: baseline.unassignedM2,
        regionM2: baseline.regionM2,
        failure: null,
      };
    },
  };

  function* cellsOf(
    parcel: number,
    takers: readonly SharedOutline[],
    lines: readonly SharedOutline[],
    progress: EvaluationProgress,
  ): Generator<EvaluationProgress, KeptCells | CutFailure, void> {
    const before = kept.get(parcel);
    if (before !== undefined && areSame(before.takers, takers) && areSame(before.lines, lines)) return before;
    const box = tableShapeBounds(base.land, parcel);
    const outlines = {
      takers: takers.map(({ shape }) => shape.window),
      lines: lines.map(({ shape }) => shape.window),
    };
    try {
      const steps = box === null ? null : cutParcelCells(parcel, box, outlines, ground);
      let cells = NO_CELLS;
      for (let step = steps?.next(); step !== undefined; step = steps?.next()) {
        if (step.done === true) {
          cells = step.value;
          break;
        }
        yield progress;
      }
      return { takers: takers.map(({ shape }) => shape), lines: lines.map(({ shape }) => shape), cells };
    } catch (error) {
      if (error instanceof CutFailure) return error;
      throw error;
    }
  }

  function failed(sides: number, { message }: CutFailure): LandAgreement {
    const { unassignedM2, regionM2 } = baseline;
    return { sides, land: [], unassignedM2, regionM2, failure: { code: 'failed', details: { message } } };
  }
}

function areSame(shapes: readonly PlanShape[], outlines: readonly SharedOutline[]): boolean {
  return (
    shapes.length === outlines.length && shapes.every((shape, place) => isSameOutline(shape, outlines[place]?.shape))
  );
}

/** Which of several drawings alike is the first one changes from question to question. */
function isSameOutline(one: PlanShape, other: PlanShape | undefined): boolean {
  return one === other || (other !== undefined && isDrawnAlike(one.window.shape, other.window.shape));
}

function addTo(lists: Map<number, SharedOutline[]>, parcel: number, outline: SharedOutline): void {
  const list = lists.get(parcel);
  if (list === undefined) lists.set(parcel, [outline]);
  else list.push(outline);
}

function addArea(sums: Map<string, CompensatedSum>, key: string, areaM2: number): void {
  let sum = sums.get(key);
  if (sum === undefined) sums.set(key, (sum = compensatedSum()));
  sum.add(areaM2);
}

/** Land that is turned into what it was (open woodland planted anew) has the classes of land that stays. */
function joinSame(land: readonly { from: string; to: readonly string[]; areaM2: number }[]): LandAgreement['land'] {
  const joined = new Map<string, { from: string; to: readonly string[]; areaM2: number }>();
  for (const one of land) {
    const key = [one.from, ...one.to].join('\n');
    const before = joined.get(key);
    joined.set(key, before === undefined ? one : { ...one, areaM2: before.areaM2 + one.areaM2 });
  }
  return [...joined.values()];
}
