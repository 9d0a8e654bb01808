import type { MultiLineString, MultiPolygon, Polygon } from 'geojson';
import type { CoverageAccount } from '../../src/evaluate/coverage/coverage-account.ts';
import type { EvaluablePlan } from '../../src/evaluate/evaluable-plan.ts';
import { judgeTargets } from '../../src/evaluate/targets/target-results.ts';
import type { LineSet } from '../../src/geo/line-set.ts';
import type { OverlayResult } from '../../src/geo/overlay-result.ts';
import { startOf } from '../../src/geo/shape-table.ts';
import { shapeToGeojson } from '../../src/geo/shape-to-geojson.ts';
import type { Topology } from '../../src/geo/topology.ts';
import type { CoverageApi, CoverageSurfaces, SurfaceRequest } from './contract/coverage.ts';
import type { PreviewRequest } from './contract/plan-update.ts';
import type { District } from './district.ts';
import { namingOutOfMemory } from './out-of-memory.ts';
import { withSketch } from './preview-sketch.ts';

/** What it needs of the engine. */
export interface EngineCoverageParts {
  readonly district: () => District;
  readonly topology: () => Promise<Topology>;
  readonly plan: () => EvaluablePlan;
  readonly revision: () => number;
  /** Works in slices. */
  readonly run: <Result>(steps: Generator<void, Result, void>) => Promise<Result>;
}

/** Answers what stations serve, for the plan as it stands when asked. */
export function createEngineCoverage({ district, topology, plan, revision, run }: EngineCoverageParts): CoverageApi {
  const accountOf = (of: EvaluablePlan, scenario: string, year: number): CoverageAccount | null =>
    district().evaluator.coverageReport(of, { scenario, year, revision: revision() });
  return {
    coverage: (scenario, year) => namingOutOfMemory(async () => accountOf(plan(), scenario, year)?.details() ?? null),
    coverageSurfaces: (request) =>
      namingOutOfMemory(async () => {
        const geos = await topology();
        const { scenario, year, without } = request;
        const account = accountOf(without === undefined ? plan() : planWithout(plan(), without), scenario, year);
        return account === null ? null : run(surfacesOf(account, request, geos));
      }),
    previewCoverage: (request) => namingOutOfMemory(async () => previewOf(request, plan(), accountOf)),
  };
}

function previewOf(
  request: PreviewRequest,
  plan: EvaluablePlan,
  accountOf: (of: EvaluablePlan, scenario: string, year: number) => CoverageAccount | null,
): Awaited<ReturnType<CoverageApi['previewCoverage']>> {
  const { scenario, year } = request;
  const account = accountOf({ ...plan, features: withSketch(request, plan) }, scenario, year);
  if (account === null) return null;
  const measures = account.rows();
  const told = new Set(measures.map(({ indicator }) => indicator));
  const targets = judgeTargets(
    plan.targets.filter(({ indicator }) => told.has(indicator)),
    { year, measures, baseline: [], groupOfClass: () => null, library: plan.carbon?.library ?? null },
  );
  return { measures, targets };
}

function planWithout(plan: EvaluablePlan, feature: string): EvaluablePlan {
  const features = new Map(plan.features);
  features.delete(feature);
  return { ...plan, features };
}

/** What of the account changes with the next state is taken before the first pause: a station may be dragged meanwhile. */
function* surfacesOf(
  account: CoverageAccount,
  { without }: SurfaceRequest,
  topology: Topology,
): Generator<void, CoverageSurfaces, void> {
  const isWhole = without === undefined;
  const roads = isWhole ? linesOf(account.reachedRoads()) : null;
  const uncovered = isWhole ? account.uncoveredLand('charging', topology) : null;
  const busSteps = account.area('bus', topology);
  const charging = yield* account.area('charging', topology);
  return {
    charging: drawable(charging),
    bus: drawable(yield* busSteps),
    uncovered: uncovered === null ? null : drawable(yield* uncovered(charging)),
    roads,
  };
}

function drawable(surface: OverlayResult | null): Polygon | MultiPolygon | null {
  return surface?.ok === true ? shapeToGeojson(surface.shape) : null;
}

function linesOf(lines: LineSet | null): MultiLineString | null {
  if (lines === null) return null;
  const coordinates = Array.from(lines.lineEnds, (end, line) =>
    Array.from({ length: end - startOf(lines.lineEnds, line) }, (_, at) => {
      const vertex = startOf(lines.lineEnds, line) + at;
      return [lines.coordinates[2 * vertex] ?? 0, lines.coordinates[2 * vertex + 1] ?? 0];
    }),
  );
  return { type: 'MultiLineString', coordinates };
}
