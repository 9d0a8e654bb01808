import type { FeatureSlope } from '../../../src/evaluate/terrain/feature-slope.ts';
import type { TerrainSummary } from '../../../src/evaluate/terrain/terrain-summary.ts';
import type { BaseFile, EngineNote } from './base-source.ts';

/** What a file of heights says of itself, or one failure in words by its code. */
export type ElevationInspection =
  | {
      readonly ok: true;
      readonly name: string;
      /** SHA-256 of the file, lower-case hexadecimal. */
      readonly sha256: string;
      readonly summary: TerrainSummary;
      readonly notes: readonly EngineNote[];
    }
  | { readonly ok: false; readonly note: EngineNote };

/** The part of the engine that knows the ground by an elevation model (地形). */
export interface TerrainApi {
  /** Looks into a file of heights, with the district that is open or being opened. */
  inspectElevation(file: BaseFile): Promise<ElevationInspection>;
  /** The model of the open district; null without one. */
  terrain(): Promise<TerrainSummary | null>;
  /** Slope of the ground under a feature as the plan stands; null without a model, and where it knows nothing. */
  slopeUnder(feature: string): Promise<FeatureSlope | null>;
}
