import type { FeatureCollection } from 'geojson';
import { type Baseline, measureBaseline } from '../../src/evaluate/baseline.ts';
import { createEvaluationKeeper, type EvaluationKeeper } from '../../src/evaluate/evaluation-keeper.ts';
import { createEvaluator, type Evaluator } from '../../src/evaluate/evaluator.ts';
import { createMatrixKeeper, type MatrixKeeper } from '../../src/evaluate/matrix-keeper.ts';
import type { LandBase } from '../../src/evaluate/land-base.ts';
import { createEligibleFinder, type EligibleFinder } from '../../src/evaluate/eligible/eligible-finder.ts';
import { createSiting, type Siting } from '../../src/evaluate/energy/siting.ts';
import { effectiveRules } from '../../src/evaluate/rules/effective-rules.ts';
import { createFindingsFinder, type FindingsFinder } from '../../src/evaluate/rules/findings-finder.ts';
import { createRuleBooks } from '../../src/evaluate/rules/rule-books.ts';
import { shippedRules } from '../../src/evaluate/rules/shipped-rules.ts';
import { shapeFromGeojson } from '../../src/geo/shape-from-geojson.ts';
import type { Shape } from '../../src/geo/shape.ts';
import { type ShapeTable, tableOfShapes } from '../../src/geo/shape-table.ts';
import type { Topology } from '../../src/geo/topology.ts';
import { markForestParcels } from '../../src/land/forest-parcels.ts';
import type { LandTable } from '../../src/land/land-table.ts';
import { openParcelIndex } from '../../src/land/parcel-index.ts';
import type { QualityReport } from '../../src/land/quality/quality-report.ts';
import type { ClassSystem } from '../../src/land/class-system.ts';
import { createTerrain, type Terrain } from '../../src/evaluate/terrain/terrain.ts';
import type { OpenedSources } from './open-sources.ts';

/** How the inspection of parcels stands. */
export type Quality =
  | { readonly state: 'running' }
  | { readonly state: 'failed'; readonly code: string }
  | { readonly state: 'done'; readonly report: QualityReport; readonly areaBeforeM2: number };

/** An open district with everything kept for it. */
export interface District {
  readonly region: Shape | null;
  readonly base: LandBase | null;
  readonly baseline: Baseline | null;
  readonly evaluator: Evaluator;
  readonly evaluations: EvaluationKeeper;
  readonly matrix: MatrixKeeper;
  readonly findings: FindingsFinder;
  readonly siting: Siting;
  readonly eligible: EligibleFinder;
  /** Null without an elevation model. */
  readonly terrain: Terrain | null;
  readonly layers: ReadonlyMap<string, FeatureCollection>;
  /** Null without land cover. */
  readonly quality: Quality | null;
  readonly controlAreaM2: number | null;
}

/** Measures the district and makes everything ready for questions. */
export function buildDistrict(
  { region, parcels, layers, buildings, elevation }: OpenedSources,
  quality: Quality | null,
  topology: Topology,
  now: () => number,
): District {
  const base =
    parcels === null ? null : landBase(parcels.land, parcels.classes, region, layers.get('farmland') ?? null);
  const baseline = base === null ? null : measureBaseline(base, topology);
  const terrain = elevation === null ? null : createTerrain(elevation);
  const evaluator = createEvaluator({ base, baseline, topology, layers, buildings, now });
  const evaluations = createEvaluationKeeper(evaluator);
  const rules = shippedRules();
  const findings = createFindingsFinder({ base, layers, rules, topology, terrain });
  return {
    region,
    base,
    baseline,
    evaluator,
    evaluations,
    matrix: createMatrixKeeper(evaluator, evaluations, findings),
    findings,
    siting: createSiting({ base, layers, topology, terrain, rulesOf: ({ rules: own }) => effectiveRules(rules, own) }),
    eligible: createEligibleFinder({
      base,
      baseline,
      layers,
      topology,
      terrain,
      bookOf: createRuleBooks(shippedRules(), () => []),
    }),
    terrain,
    layers,
    quality,
    controlAreaM2: parcels?.dataset.controlAreaM2 ?? null,
  };
}

function landBase(
  land: LandTable,
  classes: ClassSystem,
  region: Shape | null,
  farmland: FeatureCollection | null,
): LandBase {
  return {
    region,
    land,
    index: openParcelIndex(land),
    classes,
    forestMarks: markForestParcels(land, classes),
    farmlandLine: farmland === null ? null : shapesOf(farmland),
  };
}

function shapesOf({ features }: FeatureCollection): ShapeTable {
  const shapes: Shape[] = [];
  for (const { geometry } of features) {
    if (geometry.type === 'Polygon' || geometry.type === 'MultiPolygon') shapes.push(shapeFromGeojson(geometry));
  }
  return tableOfShapes(shapes);
}
