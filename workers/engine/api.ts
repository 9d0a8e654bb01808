import type { MultiPolygon } from 'geojson';
import type { CarbonReport, CarbonSeries } from '../../src/evaluate/carbon/carbon-report.ts';
import type { SimulatedCarbon } from '../../src/evaluate/carbon/carbon-simulation.ts';
import type { EstimateCheck } from '../../src/evaluate/carbon/estimate-check.ts';
import type { EstimateTable } from '../../src/evaluate/carbon/estimate-table.ts';
import type { MethodPair, MethodReport } from '../../src/evaluate/carbon/method-comparison.ts';
import type { SimulationOptions } from '../../src/evaluate/carbon/simulation.ts';
import type { EnergySeries } from '../../src/evaluate/energy/energy-series.ts';
import type { Evaluation } from '../../src/evaluate/evaluation.ts';
import type { SheetLand, SheetWindow } from '../../src/land/land-on-sheet.ts';
import type { PictureColours, Tiling } from '../../src/land/land-tiles.ts';
import type { FaultKind } from '../../src/land/quality/quality-report.ts';
import type { BaseInspectionResult } from './contract/base-inspection.ts';
import type { BaseFile } from './contract/base-source.ts';
import type { BorderWindow } from './contract/border-window.ts';
import type { CoverageApi } from './contract/coverage.ts';
import type { ShadedLand, ShadedParcel, ShadedPlace, ShadeRequest } from './contract/land-shades.ts';
import type { FindingsApi } from './contract/findings.ts';
import type { AgreementApi } from './contract/land-agreement.ts';
import type { LedgerApi } from './contract/ledger.ts';
import type { SitingApi } from './contract/siting.ts';
import type { PackingApi } from './contract/packed-land.ts';
import type { DistrictSummary, OpenDistrict } from './contract/open-district.ts';
import type { AreaDifferencePage, FaultPage, QualitySummary } from './contract/quality-summary.ts';
import type { ParcelField, ParcelInfo, ParcelPage, ParcelQuery, ParcelSelection } from './contract/parcel-query.ts';
import type { PlanUpdate, Preview, PreviewRequest } from './contract/plan-update.ts';
import type { EligibleApi } from './contract/eligible.ts';
import type { TerrainApi } from './contract/terrain.ts';
import type { SchemeApi } from './contract/scheme-matrix.ts';
import type { ShapeAnswer, ShapeRequest } from './contract/shape-request.ts';

/** Contract of the engine worker: land table, evaluation, tiles, and what drawing asks of shapes and parcels. */
export interface EngineApi
  extends AgreementApi, SchemeApi, LedgerApi, FindingsApi, CoverageApi, PackingApi, SitingApi, TerrainApi, EligibleApi {
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
  /**
   * Energy of one scheme in the given years and in those that targets about energy name; in slices, outdated and given up as
   * evaluations are, with `energy-…`.
   */
  energy(scenario: string, years: readonly number[]): Promise<EnergySeries | null>;
  /** Two methods for stored carbon side by side; null where `carbon` is, outdated and given up as it is. */
  compareMethods(scenario: string, year: number, pair: MethodPair): Promise<MethodReport | null>;
  /** Somebody's estimate beside the base, by the rules last given to `update`; null without land cover. */
  checkEstimate(table: EstimateTable): Promise<EstimateCheck | null>;
  /** What a map must know before it asks for tiles; null without land cover. */
  tiling(): Promise<Tiling | null>;
  /** Mapbox vector tile with the layers `parcels` and `labels`, for zooms from `tiling().detailZoom` on; null when empty. */
  tile(z: number, x: number, y: number): Promise<ArrayBuffer | null>;
  /** Picture tile for zooms below: four bytes per pixel; null when empty. `colours` as `LandTiles.picture` takes them. */
  picture(z: number, x: number, y: number, colours: PictureColours): Promise<ArrayBuffer | null>;
  /** Parcels that a map sheet shows, in millimetres of its paper; null without land cover. */
  sheetLand(window: SheetWindow): Promise<SheetLand | null>;
  /** Gives the parcels of tiles the number of a legend; null without land cover and before the base year. Outdated as `carbon`. */
  shadeLand(request: ShadeRequest): Promise<ShadedLand | null>;
  /** A parcel with the number it is coloured by; null where there is none, and before `shadeLand`. */
  shadeAt(place: ShadedPlace): Promise<ShadedParcel | null>;
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
