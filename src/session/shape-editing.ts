import type { MultiPolygon, Polygon } from 'geojson';
import type { ShapeRequest } from '../../workers/engine/contract/shape-request.ts';
import { boxCentre, scaleToArea } from '../geo/scale-to-area.ts';
import { kindOf } from '../kinds/kind-list.ts';
import { areaOfParts, isAreaGeometry, partsOfArea, separateParts, withoutHoles } from '../plan/area-geometry.ts';
import type { PlanFeature } from '../plan/plan.ts';
import type { ReshapeLabel } from '../plan/plan-command.ts';
import { featuresOf, type EditGround } from './edit-ground.ts';
import type { EditWork } from './edit-work.ts';
import type { Editing } from './editing.ts';
import { summedValues } from './shared-values.ts';
import { touchedAreas } from './touched-areas.ts';

/** The part of {@link Editing} that gives features other shapes. */
export type ShapeEditing = Pick<
  Editing,
  | 'reshapeMany'
  | 'cutHole'
  | 'addPart'
  | 'fillHoles'
  | 'separateParts'
  | 'merge'
  | 'subtract'
  | 'intersect'
  | 'buffer'
  | 'simplify'
  | 'resizeTo'
>;

/** Shape operations on the selection. */
export function createShapeEditing(ground: EditGround, work: EditWork): ShapeEditing {
  /** Gives each feature the one shape that the engine makes of it; features of which nothing comes stay as they are. */
  async function reshapeEach(
    features: readonly PlanFeature[] | null,
    label: ReshapeLabel,
    requestOf: (feature: PlanFeature) => ShapeRequest,
  ): Promise<void> {
    if (features === null || features.length === 0) return;
    await work.withEngine(async (engine) => {
      const answers = await Promise.all(features.map((feature) => engine.makeShape(requestOf(feature))));
      if (!work.areUnchanged(features)) return;
      const shapes = features.flatMap(({ id }, index) => {
        const [geometry] = work.shapesOf(answers[index] ?? { ok: false, code: 'failed' });
        return geometry === undefined ? [] : [{ id, geometry }];
      });
      work.reshape(label, shapes);
    });
  }

  async function combine(operation: keyof typeof COMBINATIONS): Promise<void> {
    const features = work.take(operation);
    const [first] = features ?? [];
    if (features === null || first === undefined) return;
    const { label, usesUp, request } = COMBINATIONS[operation];
    await work.withEngine(async (engine) => {
      const [geometry] = work.shapesOf(await engine.makeShape(request(features)));
      if (geometry === undefined || !work.areUnchanged(features)) return;
      const removed = usesUp ? features.slice(1).map(({ id }) => id) : [];
      const values = operation === 'merge' ? summedValues(features) : {};
      work.reshape(label, [{ id: first.id, geometry, values }], { removed });
      ground.select([first.id]);
    });
  }

  /** Lines and points become one new area of the kind in hand. */
  async function surround(features: readonly PlanFeature[], distanceM: number): Promise<void> {
    if (kindOf(ground.kind.get()).geometry !== 'polygon') {
      ground.refuse('areas-needed');
      return;
    }
    await work.withEngine(async (engine) => {
      const made: (Polygon | MultiPolygon)[] = [];
      for (const { geometry } of features) {
        made.push(...work.shapesOf(await engine.makeShape({ make: 'buffer', of: geometry, distanceM })));
      }
      if (made.length === 0 || !work.areUnchanged(features)) return;
      const [united] = work.shapesOf(await engine.makeShape({ make: 'union', of: made }));
      work.keepNew(united ?? areaOfParts(made.flatMap(partsOfArea)), 'add-feature');
    });
  }

  return {
    reshapeMany(shapes, label) {
      const features = featuresOf(
        ground,
        shapes.map(({ id }) => id),
      );
      if (features.length > 0 && work.allows('transform', features)) work.reshape(label, shapes);
    },
    cutHole: (shape) =>
      reshapeEach(touchedAreas(ground, work.take('cut-hole'), shape), 'cut-hole', ({ geometry }) => ({
        make: 'difference',
        of: geometry,
        without: [shape],
      })),
    addPart: (shape) =>
      reshapeEach(work.take('add-part'), 'add-part', ({ geometry }) => ({ make: 'union', of: [geometry, shape] })),
    fillHoles() {
      const areas = (work.take('fill-holes') ?? []).flatMap(({ id, geometry }) =>
        isAreaGeometry(geometry) ? [{ id, geometry: withoutHoles(geometry) }] : [],
      );
      work.reshape('fill-holes', areas);
    },
    separateParts() {
      const features = (work.take('separate-parts') ?? []).filter(({ geometry }) => separateParts(geometry).length > 1);
      const names = work.names();
      const split = features.map((feature) => work.inPieces(feature, separateParts(feature.geometry), names));
      const added = split.flatMap((one) => one.added);
      work.reshape(
        'separate-parts',
        split.map(({ shape }) => shape),
        { added },
      );
      if (added.length > 0) ground.select([...features.map(({ id }) => id), ...added.map(({ feature }) => feature.id)]);
    },
    merge: () => combine('merge'),
    subtract: () => combine('subtract'),
    intersect: () => combine('intersect'),
    async buffer(distanceM) {
      const features = work.take('buffer');
      if (features === null) return;
      const areas = features.filter(({ geometry }) => isAreaGeometry(geometry));
      if (areas.length === 0) await surround(features, distanceM);
      else if (areas.length < features.length) ground.refuse('areas-needed');
      else {
        await reshapeEach(areas, 'buffer-feature', ({ geometry }) => ({ make: 'buffer', of: geometry, distanceM }));
      }
    },
    simplify: (toleranceM) =>
      reshapeEach(work.take('simplify'), 'simplify-feature', ({ geometry }) => ({
        make: 'simplified',
        of: geometry,
        toleranceM,
      })),
    resizeTo(areaM2) {
      const [feature] = work.take('resize') ?? [];
      if (feature === undefined || !isAreaGeometry(feature.geometry)) return;
      const geometry = scaleToArea(feature.geometry, areaM2, boxCentre(feature.geometry));
      if (geometry !== null) work.reshape('resize-feature', [{ id: feature.id, geometry }]);
    },
  };
}

const COMBINATIONS = {
  merge: {
    label: 'merge-features',
    usesUp: true,
    request: (features: readonly PlanFeature[]): ShapeRequest => ({
      make: 'union',
      of: features.map(({ geometry }) => geometry),
    }),
  },
  subtract: {
    label: 'subtract-feature',
    usesUp: false,
    request: ([first, ...others]: readonly PlanFeature[]): ShapeRequest => ({
      make: 'difference',
      of: geometryOf(first),
      without: others.map(({ geometry }) => geometry),
    }),
  },
  intersect: {
    label: 'intersect-features',
    usesUp: true,
    request: ([first, second]: readonly PlanFeature[]): ShapeRequest => ({
      make: 'intersection',
      of: [geometryOf(first), geometryOf(second)],
    }),
  },
} as const satisfies Record<
  string,
  { label: ReshapeLabel; usesUp: boolean; request: (features: readonly PlanFeature[]) => ShapeRequest }
>;

function geometryOf(feature: PlanFeature | undefined): PlanFeature['geometry'] {
  if (feature === undefined) throw new Error('an operation on two features was given fewer');
  return feature.geometry;
}
