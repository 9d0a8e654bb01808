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
}

/** Answers what stations serve, for the plan as it stands when asked. */
export function createEngineCoverage({ district, topology, plan, revision }: EngineCoverageParts): CoverageApi {
  const accountOf = (of: EvaluablePlan, scenario: string, year: number): CoverageAccount | null =>
    district().evaluator.coverageReport(of, { scenario, year, revision: revision() });
  return {
    coverage: (scenario, year) => namingOutOfMemory(async () => accountOf(plan(), scenario, year)?.details() ?? null),
    coverageSurfaces: (request) =>
      namingOutOfMemory(async () => {
        const geos = await topology();
        const { scenario, year, without } = request;
        const account = accountOf(without === undefined ? plan() : planWithout(plan(), without), scenario, year);
        return account === null ? null : surfacesOf(account, request, geos);
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

function surfacesOf(account: CoverageAccount, { without }: SurfaceRequest, topology: Topology): CoverageSurfaces {
  const isWhole = without === undefined;
  return {
    charging: drawable(account.area('charging', topology)),
    bus: drawable(account.area('bus', topology)),
    uncovered: isWhole ? drawable(account.uncoveredLand('charging', topology)) : null,
    roads: isWhole ? linesOf(account.reachedRoads()) : null,
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
