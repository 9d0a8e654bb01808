import type { Geometry, MultiPolygon, Polygon } from 'geojson';
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
  readonly step: 'fetch' | 'read' | 'measure' | 'inspect' | 'keep' | 'evaluate';
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
