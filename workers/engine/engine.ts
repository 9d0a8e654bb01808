import type { FeatureCollection } from 'geojson';
import { measureBaseline } from '../../src/evaluate/baseline.ts';
import { createEvaluator, type EvaluablePlan, type Evaluator } from '../../src/evaluate/evaluator.ts';
import type { LandBase } from '../../src/evaluate/land-base.ts';
import { loadTopology, type Topology } from '../../src/geo/topology.ts';
import { planeLatitude, planeLongitude, planeX, planeY } from '../../src/geo/working-plane.ts';
import { shapeArea } from '../../src/geo/shape-area.ts';
import { attributeAt } from '../../src/land/attribute-column.ts';
import { classCodeOf } from '../../src/land/land-table.ts';
import { parcelAt } from '../../src/land/parcel-at.ts';
import { createTileCutter, type TileCutter } from '../../src/land/tile-cutter.ts';
import type { PlanFeature } from '../../src/plan/plan.ts';
import type { EngineApi, ParcelInfo } from './api.ts';
import type { EnginePorts } from './engine-ports.ts';
import { openSources } from './open-sources.ts';
import { previewSketch } from './preview-sketch.ts';

/** An open district with everything kept for it. */
interface OpenedDistrict {
  readonly base: LandBase | null;
  readonly evaluator: Evaluator;
  readonly tiles: TileCutter | null;
  readonly layers: ReadonlyMap<string, FeatureCollection>;
}

/** Called before a district was opened, or asked for what it does not have. */
class EngineMisuse extends Error {
  override readonly name = 'EngineMisuse';
}

/** Starts an engine without a district. */
export function createEngine(ports: EnginePorts): EngineApi {
  let topology: Promise<Topology> | null = null;
  let district: OpenedDistrict | null = null;
  let plan: EvaluablePlan = { features: new Map(), scenarios: [], targets: [] };
  let revision = 0;

  function opened(): OpenedDistrict {
    if (district === null) throw new EngineMisuse('no district is open');
    return district;
  }

  return {
    async open(request) {
      topology ??= loadTopology();
      const geos = await topology;
      const sources = await openSources(request, ports);
      const { base } = sources;
      ports.onProgress({ step: 'measure', source: '', done: 0, total: null });
      const baseline = base === null ? null : measureBaseline(base, geos);
      district = {
        base,
        evaluator: createEvaluator({ base, baseline, topology: geos, now: ports.now }),
        tiles: base === null ? null : createTileCutter(base.land, base.index, base.classes),
        layers: sources.layers,
      };
      ports.onProgress({ step: 'measure', source: '', done: 1, total: 1 });
      return {
        regionM2: baseline?.regionM2 ?? (sources.region === null ? null : shapeArea(sources.region)),
        parcelCount: base?.land.parcelCount ?? 0,
        bounds: degreeBounds(sources.bounds),
        notes: sources.notes,
      };
    },
    async update(update) {
      const features = new Map<string, PlanFeature>();
      const upserts = new Map(update.upserts.map((feature) => [feature.id, feature]));
      for (const id of update.order) {
        const feature = upserts.get(id) ?? plan.features.get(id);
        if (feature !== undefined) features.set(id, feature);
      }
      plan = {
        features,
        scenarios: update.scenarios,
        targets: update.targets,
        ...(update.landAreaM2 === null ? {} : { landAreaM2: update.landAreaM2 }),
      };
      revision = update.revision;
    },
    async evaluate(scenario, year) {
      return opened().evaluator.evaluate(plan, { scenario, year, revision });
    },
    async preview(request) {
      return previewSketch(request, plan, opened().evaluator);
    },
    async tile(z, x, y) {
      return opened().tiles?.cut(z, x, y) ?? null;
    },
    async parcelAt(longitude, latitude) {
      const { base } = opened();
      if (base === null) return null;
      const parcel = parcelAt(base.land, base.index, planeX(longitude), planeY(latitude));
      return parcel === null ? null : parcelInfo(base, parcel);
    },
    async parcels(offset, limit) {
      const { base } = opened();
      if (base === null) return { total: 0, rows: [] };
      const total = base.land.parcelCount;
      const count = Math.max(0, Math.min(limit, total - offset));
      return { total, rows: Array.from({ length: count }, (_, row) => parcelInfo(base, offset + row)) };
    },
    async layer(role) {
      return opened().layers.get(role) ?? null;
    },
  };
}

function parcelInfo(base: LandBase, parcel: number): ParcelInfo {
  const attributes: Record<string, string | number | null> = {};
  for (const [role, column] of base.land.attributes) attributes[role] = attributeAt(column, parcel);
  return {
    parcel,
    id: String(attributes['id'] ?? parcel),
    classCode: classCodeOf(base.land, parcel),
    areaM2: base.land.areasM2[parcel] ?? 0,
    attributes,
  };
}

function degreeBounds(
  bounds: { readonly minX: number; readonly minY: number; readonly maxX: number; readonly maxY: number } | null,
): readonly [number, number, number, number] {
  if (bounds === null) return [73, 18, 135, 54];
  return [
    planeLongitude(bounds.minX),
    planeLatitude(bounds.minY),
    planeLongitude(bounds.maxX),
    planeLatitude(bounds.maxY),
  ];
}
