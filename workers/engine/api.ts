import type { Geometry, LineString, MultiPolygon, Polygon, Position } from 'geojson';
import type { CarbonReport, CarbonSeries } from '../../src/evaluate/carbon/carbon-report.ts';
import type { SimulatedCarbon } from '../../src/evaluate/carbon/carbon-simulation.ts';
import type { CarbonSettings } from '../../src/evaluate/carbon/carbon-settings.ts';
import type { EstimateCheck } from '../../src/evaluate/carbon/estimate-check.ts';
import type { EstimateTable } from '../../src/evaluate/carbon/estimate-table.ts';
import type { SimulationOptions } from '../../src/evaluate/carbon/simulation.ts';
import type { Evaluation } from '../../src/evaluate/evaluation.ts';
import type { Tiling } from '../../src/land/land-tiles.ts';
import type { FaultKind, FaultOutcome } from '../../src/land/quality/quality-report.ts';
import type { BaseDataset, ClassSystemId, Plan, PlanFeature } from '../../src/plan/plan.ts';
import type { Target } from '../../src/plan/target.ts';

/** A file that the user chose or dropped. The blob is a handle: passing it on copies nothing. */
export interface BaseFile {
  readonly name: string;
  readonly blob: Blob;
}

/**
 * A base dataset with the place its bytes are fetched from, or the files themselves: one, or a shapefile's parts. A dataset
 * whose hash is known may not need either, because its prepared form was kept.
 */
export interface BaseSource {
  readonly dataset: BaseDataset;
  /** Name shown in messages. */
  readonly name: string;
  readonly content: { readonly url: string } | { readonly files: readonly BaseFile[] };
}

/** What a base file says of itself, for the questions that only the user can answer (底图导入). */
export interface BaseInspection {
  readonly name: string;
  readonly format: string;
  /** SHA-256 of the bytes, lower-case hexadecimal; of a shapefile the one of its parts in order of their names. */
  readonly sha256: string;
  /** Null when the file does not say. */
  readonly featureCount: number | null;
  readonly fields: readonly BaseField[];
  readonly crs: BaseCrs;
  /** Set when the outline fits the district only after this shift is undone. */
  readonly suspectedShift: 'gcj02' | 'bd09' | null;
  /** Encoding of the attribute texts, where the format leaves it open. */
  readonly encoding: string | null;
  /** How a prepared base was read: then nothing is left to ask. Null for any other file. */
  readonly prepared: Pick<BaseDataset, 'classSystem' | 'classMapping' | 'fields' | 'crs' | 'shift' | 'encoding'> | null;
  readonly notes: readonly EngineNote[];
}

/** An attribute of a base file. */
export interface BaseField {
  readonly name: string;
  readonly type: 'number' | 'text';
  /** Up to 1 000 different values, in the order of the file. */
  readonly samples: readonly string[];
  /** For every class system how many of the sampled values it knows: to be shown, never to choose by. */
  readonly knownCodes: readonly { readonly system: ClassSystemId; readonly known: number; readonly total: number }[];
}

/** The coordinate system of a base file: stated, or candidates that would put it on the district. */
export interface BaseCrs {
  /** As `EPSG:4527`; null when the file says none. */
  readonly stated: string | null;
  /** Name as the file writes it. */
  readonly name: string | null;
  /** Whether the land falls on the district when read as stated (or as degrees). Null without a district. */
  readonly fits: boolean | null;
  /** Systems in which the land would fall on the district, best first. */
  readonly candidates: readonly string[];
}

/** What inspecting a base file gave: the inspection, or one failure in words by its code. */
export type BaseInspectionResult =
  { readonly ok: true; readonly inspection: BaseInspection } | { readonly ok: false; readonly note: EngineNote };

/** How the inspection of the parcels' geometry stands (图斑质检). */
export type QualitySummary =
  | { readonly state: 'running' | 'failed'; /** Why it failed; a message key. */ readonly code: string | null }
  | {
      readonly state: 'done';
      readonly counts: Readonly<Record<FaultKind, number>>;
      /** Parcels that got other rings, because theirs were invalid or lay on a neighbour's. */
      readonly repairedParcels: number;
      /** Σ area before and after, m². */
      readonly areaBeforeM2: number;
      readonly areaAfterM2: number;
    };

/** One fault of the parcels, as the list shows it. */
export interface ParcelFaultInfo {
  readonly kind: FaultKind;
  /** What was done about it: listed only, repaired for counting, nothing left of the parcel, or repair failed. */
  readonly outcome: FaultOutcome;
  readonly parcel: number;
  /** Id attribute of the parcel; its row number where the file has no id. */
  readonly id: string;
  /** Overlap: the earlier parcel, which keeps the area. Gap: another parcel beside it. Null elsewhere. */
  readonly otherId: string | null;
  readonly longitude: number;
  readonly latitude: number;
  /** Area of the overlap, gap or sliver, m²; null for the other kinds. */
  readonly areaM2: number | null;
  /** Area of the parcel in the file and after all its repairs; null when it was not repaired. */
  readonly areaBeforeM2: number | null;
  readonly areaAfterM2: number | null;
}

/** A page of the fault list. */
export interface FaultPage {
  readonly total: number;
  readonly rows: readonly ParcelFaultInfo[];
}

/** A page of differences between the file's official areas (TBMJ) and computed ones, largest first (面积比对). */
export interface AreaDifferencePage {
  /** Parcels with an official area; 0 when the file has none. */
  readonly compared: number;
  readonly missing: number;
  readonly officialM2: number;
  readonly computedM2: number;
  /** Parcels whose difference exceeds the tolerance. */
  readonly total: number;
  readonly rows: readonly {
    readonly parcel: number;
    readonly id: string;
    readonly officialM2: number;
    readonly computedM2: number;
    readonly longitude: number;
    readonly latitude: number;
  }[];
  /** Set when the plan states a control area (控制面积): Σ parcels, what rounding left over, the largest change to a parcel, m². */
  readonly control: {
    readonly controlM2: number;
    readonly computedM2: number;
    readonly residualM2: number;
    readonly largestChangeM2: number;
  } | null;
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
  /** System of the parcels' classes; null without land cover. */
  readonly classSystem: string | null;
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
  /** Null when no zone changed: what was computed for them then stays good. */
  readonly zones: Plan['zones'] | null;
  readonly targets: readonly Target[];
  readonly landAreaM2: number | null;
  /** What carbon is worked out with; null when it has not changed: what was worked out then stays good. */
  readonly carbon: CarbonInputs | null;
}

/** What carbon is worked out with: the settings, and the factors that the plan has of its own. */
export interface CarbonInputs {
  readonly settings: CarbonSettings;
  readonly factors: Plan['factors'];
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

/** Progress of opening and of long work, sent as plain messages on their own port. */
export interface EngineProgress {
  readonly step: 'fetch' | 'read' | 'measure' | 'inspect' | 'keep' | 'evaluate' | 'simulate';
  readonly source: string;
  readonly done: number;
  /** Null while unknown. */
  readonly total: number | null;
}

/** Borders near the pencil, for snapping and tracing (界线窗口). */
export interface BorderWindow {
  /** What the window covers: west, south, east, north in degrees. */
  readonly bounds: readonly [number, number, number, number];
  /** Runs of vertices one after the other, longitude and latitude in turn, as precise as the base has them. */
  readonly positions: Float64Array;
  /** Where each run begins, in vertices, with the end of the last one behind. A ring begins and ends with the same vertex. */
  readonly starts: Uint32Array;
  /** True when there was more than asked for: then the window is empty, and a smaller one may not be. */
  readonly tooMany: boolean;
}

/** Which parcels of the base are meant (选图斑). Places are longitude and latitude in degrees. */
export type ParcelQuery =
  /** All that a brush of a radius touches on its way. */
  | { readonly by: 'brush'; readonly path: readonly Position[]; readonly radiusM: number }
  /** All that lie in a box with their label point. */
  | { readonly by: 'box'; readonly bounds: readonly [number, number, number, number] }
  /** The parcel at a place and all that are connected with it over parcels of the same class. */
  | { readonly by: 'connected'; readonly at: Position }
  /** All that agree with every condition, in the view (or in the whole district with `bounds` null). */
  | {
      readonly by: 'filter';
      readonly bounds: readonly [number, number, number, number] | null;
      readonly conditions: readonly ParcelCondition[];
    };

/** A condition on a parcel: the class by its beginning, the area in m², or an attribute. */
export type ParcelCondition =
  | { readonly on: 'class'; readonly startsWith: string }
  | { readonly on: 'area'; readonly atLeastM2: number | null; readonly atMostM2: number | null }
  | { readonly on: 'attribute'; readonly field: string; readonly is: string };

/** An attribute of the parcels, for a condition on it (可筛选字段). */
export interface ParcelField {
  /** Name for the condition; roles such as `id` and `species` come before names of the file. */
  readonly name: string;
  readonly type: 'number' | 'text';
  /** Up to 50 different values as a condition takes them. */
  readonly samples: readonly string[];
}

/** Parcels that a query found. */
export interface ParcelSelection {
  readonly parcels: Uint32Array;
  readonly areaM2: number;
  /** True when the limit of 20 000 parcels was reached; then only those up to it are in. */
  readonly isCut: boolean;
}

/** A change of shapes that takes more than moving vertices (图形运算). Geometries in degrees. */
export type ShapeRequest =
  | { readonly make: 'union'; readonly of: readonly Geometry[] }
  | { readonly make: 'intersection'; readonly of: readonly [Geometry, Geometry] }
  | { readonly make: 'difference'; readonly of: Geometry; readonly without: readonly Geometry[] }
  /** Pieces left and right of a line; lines that end inside do not cut. */
  | { readonly make: 'split'; readonly of: Geometry; readonly along: LineString }
  /** Of points, lines or areas; negative distances narrow areas. Lines end round unless said otherwise. */
  | { readonly make: 'buffer'; readonly of: Geometry; readonly distanceM: number; readonly ends?: 'round' | 'flat' }
  | { readonly make: 'simplified'; readonly of: Geometry; readonly toleranceM: number }
  /** The union of parcels of the base, by number. */
  | { readonly make: 'parcels'; readonly of: Uint32Array };

/**
 * What came of a {@link ShapeRequest}: areas in degrees, one for most requests, the pieces for `split` (largest first). Vertices
 * that were there before are the same to the last digit. Failures are message keys `shape-failure.<code>`.
 */
export type ShapeAnswer =
  | { readonly ok: true; readonly shapes: readonly (Polygon | MultiPolygon)[] }
  | {
      readonly ok: false;
      readonly code: 'nothing-left' | 'does-not-cut' | 'no-common-area' | 'not-an-area' | 'failed';
    };

/** Contract of the engine worker: land table, evaluation, tiles, and what drawing asks of shapes and parcels. */
export interface EngineApi {
  /** Parcel borders that touch a box in degrees; at most `limit` vertices. */
  borders(bounds: readonly [number, number, number, number], limit: number): Promise<BorderWindow>;
  findParcels(query: ParcelQuery): Promise<ParcelSelection>;
  /** What conditions on attributes can name; empty without land cover. */
  parcelFields(): Promise<readonly ParcelField[]>;
  makeShape(request: ShapeRequest): Promise<ShapeAnswer>;
  open(request: OpenDistrict): Promise<DistrictSummary>;
  update(update: PlanUpdate): Promise<void>;
  /** Numbers of one scheme and year at the revision last given to `update`. */
  evaluate(scenario: string, year: number): Promise<Evaluation>;
  preview(request: PreviewRequest): Promise<Preview>;
  /** Carbon of one scheme and year in detail; null without land cover and before the base year. */
  carbon(scenario: string, year: number): Promise<CarbonReport | null>;
  /** Carbon from the base year to the last one, a year at a time; outdated by the next `update`. */
  carbonSeries(scenario: string, lastYear: number): Promise<CarbonSeries | null>;
  /** Carbon by simulation, in slices, with progress `simulate`; given up as evaluations are, with the codes of `simulation-…`. */
  simulateCarbon(scenario: string, year: number, options: SimulationOptions): Promise<SimulatedCarbon | null>;
  /** Somebody's estimate beside the base, by the rules last given to `update`; null without land cover. */
  checkEstimate(table: EstimateTable): Promise<EstimateCheck | null>;
  /** What a map must know before it asks for tiles; null without land cover. */
  tiling(): Promise<Tiling | null>;
  /** Mapbox vector tile with the layers `parcels` and `labels`, for zooms from `tiling().detailZoom` on; null when empty. */
  tile(z: number, x: number, y: number): Promise<ArrayBuffer | null>;
  /** Picture tile for zooms below: four bytes per pixel; null when empty. `colours` as `LandTiles.picture` takes them. */
  picture(z: number, x: number, y: number, colours: Uint8Array): Promise<ArrayBuffer | null>;
  /** Outline of a parcel by number, in degrees; null when there is no such parcel. */
  parcelOutline(parcel: number): Promise<MultiPolygon | null>;
  parcelAt(longitude: number, latitude: number): Promise<ParcelInfo | null>;
  parcels(offset: number, limit: number): Promise<ParcelPage>;
  /** What a file of parcels says of itself, read in an encoding if one is given; works before and while a district is open. */
  inspectBase(files: readonly BaseFile[], encoding?: string): Promise<BaseInspectionResult>;
  /** How the parcels' geometry is; null without land cover. Inspection runs after opening and tells progress `inspect`. */
  quality(): Promise<QualitySummary | null>;
  faults(kind: FaultKind | null, offset: number, limit: number): Promise<FaultPage>;
  /** Null without land cover. */
  areaDifferences(offset: number, limit: number): Promise<AreaDifferencePage | null>;
  /** Gives up the evaluation under way; its promise rejects with the code `evaluation-cancelled`. */
  cancel(): Promise<void>;
  /** GeoJSON of a small base layer (lines, points, control lines) for drawing; `faults` has the places of parcel faults. */
  layer(role: string): Promise<GeoJSON.FeatureCollection | null>;
}
