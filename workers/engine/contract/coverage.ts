import type { MultiLineString, MultiPolygon, Polygon } from 'geojson';
import type { CoverageDetails } from '../../../src/evaluate/coverage/coverage-details.ts';
import type { TargetResult } from '../../../src/evaluate/evaluation.ts';
import type { Measure } from '../../../src/evaluate/measure.ts';
import type { PreviewRequest } from './plan-update.ts';

/** What coverage would be with the station under the pointer kept where it is. */
export interface CoveragePreview {
  /** All rows of coverage, district and zones. */
  readonly measures: readonly Measure[];
  /** Targets about coverage, held against them. */
  readonly targets: readonly TargetResult[];
}

/** Coverage as surfaces for drawing, in degrees. A surface that cannot be made is null. */
export interface CoverageSurfaces {
  /** What stations reach as the crow flies, united. */
  readonly charging: Polygon | MultiPolygon | null;
  readonly bus: Polygon | MultiPolygon | null;
  /** Built-up land out of reach of charging; null without land cover and where it was not asked for. */
  readonly uncovered: Polygon | MultiPolygon | null;
  /** Stretches of roads that charging stations serve along roads; null without roads and where it was not asked for. */
  readonly roads: MultiLineString | null;
}

/** Which surfaces are asked for. */
export interface SurfaceRequest {
  readonly scenario: string;
  readonly year: number;
  /** A feature that is left out, because it is under the pointer; then only what stations reach is told. */
  readonly without?: string;
}

/** The part of the engine that tells what stations serve. */
export interface CoverageApi {
  /** Coverage of one scheme and year in detail, for the plan as it stands when asked; null without a library of factors. */
  coverage(scenario: string, year: number): Promise<CoverageDetails | null>;
  /** The same on the map. */
  coverageSurfaces(request: SurfaceRequest): Promise<CoverageSurfaces | null>;
  /** What a station at a place would do, while it is moved; the plan does not change. Null as `coverage`. */
  previewCoverage(request: PreviewRequest): Promise<CoveragePreview | null>;
}
