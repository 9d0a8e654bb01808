import type { Geometry, MultiPolygon, Polygon } from 'geojson';
import type { EngineApi } from '../../workers/engine/api.ts';
import type { ShapeAnswer } from '../../workers/engine/contract/shape-request.ts';
import type { PlanFeature } from '../plan/plan.ts';
import type { FeatureShape, ReshapeFeatures, ReshapeLabel } from '../plan/plan-command.ts';
import { type Cell, createCell } from './cell.ts';
import { copyName } from './copy-name.ts';
import { selectedFeatures, type EditGround } from './edit-ground.ts';
import { obstacleTo } from './edit-obstacles.ts';
import type { EditOperation } from './editing.ts';
import { newFeature } from './new-feature.ts';
import { sharedValues } from './shared-values.ts';

/** What the editing operations have in common: asking whether they may, working with the engine, keeping the outcome. */
export interface EditWork {
  readonly busy: Cell<boolean>;
  /** The selection when the operation can be done with it; null after saying why not. */
  take(operation: EditOperation): readonly PlanFeature[] | null;
  /** Whether the operation can be done with features; says why not. */
  allows(operation: EditOperation, features: readonly PlanFeature[]): boolean;
  /** Runs a task with the engine, one at a time. */
  withEngine(task: (engine: EngineApi) => Promise<void>): Promise<void>;
  /** Whether features still are what was computed with; says so when they are not. */
  areUnchanged(features: readonly PlanFeature[]): boolean;
  /** The shapes of an answer; none after saying why. */
  shapesOf(answer: ShapeAnswer): readonly (Polygon | MultiPolygon)[];
  /** Keeps shapes as one step. */
  reshape(
    label: ReshapeLabel,
    shapes: readonly FeatureShape[],
    others?: Partial<Pick<ReshapeFeatures, 'added' | 'removed'>>,
  ): void;
  /** Keeps a shape as a new feature of the kind in hand, and selects it. */
  keepNew(geometry: Geometry, label: 'add-feature' | 'paint-parcels'): void;
  /** A feature in pieces: it becomes the first one, the others are new and right behind it in drawing order. */
  inPieces(
    feature: PlanFeature,
    pieces: readonly Geometry[],
    names: Set<string>,
  ): { readonly shape: FeatureShape; readonly added: ReshapeFeatures['added'] };
  /** All names in the plan, to be added to. */
  names(): Set<string>;
}

/**
 * Starts without work. When the features concerned have changed while the engine was computing, its answer is dropped and
 * that is said, so that nobody's work is overwritten.
 */
export function createEditWork(ground: EditGround): EditWork {
  const busy = createCell(false);
  const { plan, scenario } = ground;

  function allows(operation: EditOperation, features: readonly PlanFeature[]): boolean {
    const obstacle = obstacleTo(ground, operation, features);
    if (obstacle !== null) ground.refuse(obstacle);
    return obstacle === null;
  }

  return {
    busy,
    allows,
    take(operation) {
      const features = selectedFeatures(ground);
      return allows(operation, features) ? features : null;
    },
    async withEngine(task) {
      const engine = ground.engine.get();
      if (busy.get() || engine === null) {
        ground.refuse('busy');
        return;
      }
      busy.set(true);
      try {
        await task(engine);
      } catch {
        // The engine died; the session says so and starts it again.
        ground.say('shape-failure.failed');
      } finally {
        busy.set(false);
      }
    },
    areUnchanged(features) {
      const same = features.every((feature) => plan.get().features.get(feature.id) === feature);
      if (!same) ground.say('obstacle.changed-meanwhile');
      return same;
    },
    shapesOf(answer) {
      if (answer.ok) return answer.shapes;
      ground.say(`shape-failure.${answer.code}`);
      return [];
    },
    reshape(label, shapes, { added = [], removed = [] } = {}) {
      if (shapes.length + added.length + removed.length === 0) return;
      ground.run({ do: 'reshape-features', label, shapes, added, removed, scenario: scenario.get() });
    },
    keepNew(geometry, label) {
      const kind = ground.kind.get();
      const feature = newFeature(plan.get(), {
        id: ground.newId(),
        kind,
        geometry,
        scenario: scenario.get(),
        year: ground.year.get(),
        kindName: ground.kindName(kind),
      });
      ground.run({ do: 'add-features', features: [feature], label });
      ground.select([feature.id]);
    },
    inPieces(feature, pieces, names) {
      const values = sharedValues(feature, pieces);
      let after = feature.id;
      const added = pieces.slice(1).map((geometry, index) => {
        const name = copyName(feature.properties.name, names);
        names.add(name);
        const properties = { ...feature.properties, ...values[index + 1], name };
        const place = { feature: { ...feature, id: ground.newId(), geometry, properties }, after };
        after = place.feature.id;
        return place;
      });
      const shape = { id: feature.id, geometry: pieces[0] ?? feature.geometry, values: values[0] ?? {} };
      return { shape, added };
    },
    names: () => new Set([...plan.get().features.values()].map(({ properties }) => properties.name)),
  };
}
