import type { Geometry } from 'geojson';
import type { BaseDataset, PlanFeature, Scenario } from './plan.ts';

/**
 * Everything that can be done to a plan, as plain data (编辑命令): it can be stored, sent and compared. One command is one
 * undo step. Values handed in belong to the plan afterwards and must not be changed.
 */
export type PlanCommand =
  AddFeatures | ReplaceGeometry | SetProperties | RemoveFeatures | RenamePlan | AddScenario | SetBase;

/** Draws features; they come last, so that where they overlap others those keep the land. Ids must be new. */
export interface AddFeatures {
  readonly do: 'add-features';
  readonly features: readonly PlanFeature[];
}

/** Gives a feature another shape; `label` says by which gesture. */
export interface ReplaceGeometry {
  readonly do: 'replace-geometry';
  readonly id: string;
  readonly geometry: Geometry;
  readonly label: 'move-vertex' | 'add-vertex' | 'remove-vertex' | 'move-feature';
}

/** Sets properties of a feature and takes others away (which brings back the default of the kind). */
export interface SetProperties {
  readonly do: 'set-properties';
  readonly id: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly unset: readonly string[];
  readonly label: 'set-field' | 'rename-feature';
}

/**
 * Takes features out of a scheme: own ones are deleted, together with the removals that name them; for inherited ones the
 * scheme gets a removal, and the parent keeps them.
 */
export interface RemoveFeatures {
  readonly do: 'remove-features';
  readonly ids: readonly string[];
  readonly scenario: string;
}

/** Gives the plan another name. */
export interface RenamePlan {
  readonly do: 'rename-plan';
  readonly name: string;
}

/** Adds a scheme after the existing ones; its id must be new. */
export interface AddScenario {
  readonly do: 'add-scenario';
  readonly scenario: Scenario;
}

/** Makes a dataset the plan's only one of its role (换底图), in the place of the one it had. */
export interface SetBase {
  readonly do: 'set-base';
  readonly dataset: BaseDataset;
}
