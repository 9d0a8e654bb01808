import { translateGeometry } from '../geo/translate-geometry.ts';
import { geometryBounds } from '../geo/geometry-bounds.ts';
import type { PlanFeature } from '../plan/plan.ts';
import { originOf } from '../plan/scheme-difference.ts';
import { createCell } from './cell.ts';
import { copyName } from './copy-name.ts';
import { drawingObstacle } from './drawable-schemes.ts';
import { selectedFeatures, type EditGround } from './edit-ground.ts';
import type { EditWork } from './edit-work.ts';
import type { Editing } from './editing.ts';

/** Copies and the clipboard (剪贴板). */
export type Clipboard = Pick<Editing, 'copied' | 'copy' | 'cut' | 'paste' | 'duplicateTo'>;

/** How far a copy lies beside what it was copied from, as a share of its extent: near, and plainly another one. */
const ASIDE = 0.15;

/** Starts empty. */
export function createClipboard(ground: EditGround, work: EditWork): Clipboard {
  const copied = createCell<readonly PlanFeature[]>([]);
  const count = createCell(0);
  copied.subscribe((features) => count.set(features.length));

  function remember(features: readonly PlanFeature[]): void {
    copied.set(features);
    if (features.length > 0) ground.say('toast.copied', { count: features.length });
  }

  /** The same features once more in a scheme, under new ids and names. */
  function copiesFor(
    features: readonly PlanFeature[],
    scenario: string,
    eastDegrees = 0,
    northDegrees = 0,
  ): PlanFeature[] {
    const names = work.names();
    return features.map((feature) => {
      const { locked: _locked, hidden: _hidden, origin: _origin, ...properties } = feature.properties;
      const name = copyName(properties.name, names);
      names.add(name);
      return {
        ...feature,
        id: ground.newId(),
        geometry: translateGeometry(feature.geometry, eastDegrees, northDegrees),
        properties: {
          ...properties,
          name,
          scenario,
          // In another scheme it is the same thing; in its own it is one more.
          ...(scenario === properties.scenario ? {} : { origin: originOf(feature) }),
        },
      };
    });
  }

  function add(features: readonly PlanFeature[], label: 'paste-feature' | 'duplicate-feature'): void {
    ground.run({ do: 'add-features', features, label });
  }

  return {
    copied: count,
    copy() {
      const features = work.take('copy');
      if (features !== null) remember(features.filter(({ properties }) => properties.removes === undefined));
    },
    cut() {
      const features = work.take('cut');
      if (features === null) return;
      remember(features);
      ground.run({ do: 'remove-features', ids: features.map(({ id }) => id), scenario: ground.scenario.get() });
    },
    paste(at) {
      if (copied.get().length === 0) {
        ground.refuse('nothing-copied');
        return;
      }
      if (!work.allows('paste', [])) return;
      const [east, north] = shiftOf(copied.get(), at);
      const features = copiesFor(copied.get(), ground.scenario.get(), east, north);
      add(features, 'paste-feature');
      ground.select(features.map(({ id }) => id));
    },
    duplicateTo(scenario) {
      const features = selectedFeatures(ground);
      if (!work.allows('duplicate', features)) return;
      const closed = drawingObstacle(ground.plan.get(), scenario);
      if (closed !== null) {
        ground.refuse(closed);
        return;
      }
      const isHere = scenario === ground.scenario.get();
      const [east, north] = isHere ? shiftOf(features, null) : [0, 0];
      const copies = copiesFor(features, scenario, east, north);
      add(copies, 'duplicate-feature');
      if (isHere) ground.select(copies.map(({ id }) => id));
      else ground.say('toast.duplicated', { count: copies.length, name: nameOfScenario(ground, scenario) });
    },
  };
}

/** Degrees by which copies are moved: with their centre to a place, or a little aside. */
function shiftOf(
  features: readonly PlanFeature[],
  at: readonly [longitude: number, latitude: number] | null,
): readonly [east: number, north: number] {
  const boxes = features.flatMap(({ geometry }) => geometryBounds(geometry) ?? []);
  const longitudes = boxes.filter((_, index) => index % 2 === 0);
  const latitudes = boxes.filter((_, index) => index % 2 === 1);
  const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)];
  const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)];
  if (at !== null) return [at[0] - (west + east) / 2, at[1] - (south + north) / 2];
  const aside = Math.max(east - west, north - south) * ASIDE || POINT_ASIDE_DEGREES;
  return [aside, -aside];
}

/** About 30 m, for points, which have no extent. */
const POINT_ASIDE_DEGREES = 3e-4;

function nameOfScenario({ plan }: EditGround, id: string): string {
  return plan.get().scenarios.find((one) => one.id === id)?.name ?? id;
}
