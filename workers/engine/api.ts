import type { Geometry, MultiPolygon, Polygon } from 'geojson';
import type { Evaluation } from '../../src/evaluate/evaluation.ts';
import type { BaseDataset, Plan, PlanFeature } from '../../src/plan/plan.ts';
import type { Target } from '../../src/plan/target.ts';

/** A base dataset with the place its bytes are fetched from, or the bytes themselves (a dropped file). */
export interface BaseSource {
  readonly dataset: BaseDataset;
  /** Name shown in messages. */
  readonly name: string;
  readonly content: { readonly url: string } | { readonly bytes: ArrayBuffer };
}

/** What the engine needs to know of a district before any plan feature (区县底数). */
export interface OpenDistrict {
  readonly boundary: Polygon | MultiPolygon | null;
  readonly landAreaM2: number | null;
  readonly baseYear: number;
  readonly sources: readonly BaseSource[];
}

/** What opening found. */
export interface DistrictSummary {
  readonly regionM2: number | null;
  readonly parcelCount: number;
  /** West, south, east, north in degrees. */
  readonly bounds: readonly [number, number, number, number];
  readonly notes: readonly EngineNote[];
}

/** Something the user should know about a source; shown in words by `code`. */
export interface EngineNote {
  readonly code: string;
  readonly details: Readonly<Record<string, string | number>>;
}

/** Which features changed since the last call; the engine keeps the rest. */
export interface PlanUpdate {
  readonly revision: number;
  readonly upserts: readonly PlanFeature[];
  readonly removed: readonly string[];
  /** Ids of all features in drawing order. */
  readonly order: readonly string[];
  readonly scenarios: Plan['scenarios'];
  readonly targets: readonly Target[];
  readonly landAreaM2: number | null;
}

/** What drawing this shape would do, for the readout beside the pointer. */
export interface PreviewRequest {
  readonly scenario: string;
  readonly year: number;
  readonly kind: string;
  /** The feature being reshaped, or null for a new one. */
  readonly replaces: string | null;
  readonly geometry: Geometry;
}

/** Answer to a {@link PreviewRequest}. */
export interface Preview {
  readonly areaM2: number;
  readonly forestCoverBefore: number | null;
  readonly forestCoverAfter: number | null;
  /** Land still missing to the nearest forest cover target, m², after drawing; null without a target. */
  readonly gapAreaM2: number | null;
}

/** Attributes of the parcel under the pointer. */
export interface ParcelInfo {
  readonly parcel: number;
  readonly id: string;
  readonly classCode: string;
  readonly areaM2: number;
  readonly attributes: Readonly<Record<string, string | number | null>>;
}

/** A page of the parcel table for the bottom drawer. */
export interface ParcelPage {
  readonly total: number;
  readonly rows: readonly ParcelInfo[];
}

/** Progress of opening, sent as plain messages on their own port. */
export interface EngineProgress {
  readonly step: 'fetch' | 'read' | 'measure' | 'index';
  readonly source: string;
  readonly done: number;
  /** Null while unknown. */
  readonly total: number | null;
}

/** Contract of the engine worker: land table, evaluation and tiles. */
export interface EngineApi {
  open(request: OpenDistrict): Promise<DistrictSummary>;
  update(update: PlanUpdate): Promise<void>;
  /** Numbers of one scheme and year at the revision last given to `update`. */
  evaluate(scenario: string, year: number): Promise<Evaluation>;
  preview(request: PreviewRequest): Promise<Preview>;
  /** Mapbox vector tile with the layers `parcels` and `lines`; null when empty. */
  tile(z: number, x: number, y: number): Promise<ArrayBuffer | null>;
  parcelAt(longitude: number, latitude: number): Promise<ParcelInfo | null>;
  parcels(offset: number, limit: number): Promise<ParcelPage>;
  /** GeoJSON of a small base layer (lines, points, control lines) for drawing. */
  layer(role: string): Promise<GeoJSON.FeatureCollection | null>;
}
