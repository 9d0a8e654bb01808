import type { MultiPolygon, Polygon } from 'geojson';
import type { BaseSource, EngineNote } from './base-source.ts';

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

/** Progress of opening and of long work, sent as plain messages on their own port. */
export interface EngineProgress {
  readonly step:
    | 'fetch'
    | 'read'
    | 'measure'
    | 'inspect'
    | 'keep'
    | 'evaluate'
    | 'eligible'
    | 'simulate'
    | 'matrix'
    | 'weigh'
    | 'agreement';
  readonly source: string;
  readonly done: number;
  /** Null while unknown. */
  readonly total: number | null;
}
