import type { BaseDataset, ClassSystemId } from '../../../src/plan/plan.ts';
import type { EngineNote } from './base-source.ts';

/** What a base file says of itself, for the questions that only the user can answer (底图导入). */
export interface BaseInspection {
  readonly name: string;
  readonly format: string;
  /** SHA-256 of the bytes, lower-case hexadecimal; of a shapefile the one of its parts in order of their names. */
  readonly sha256: string;
  /** Null when the file does not say. */
  readonly featureCount: number | null;
  /** Kind of its geometry; `mixed` when a file without polygons has points as well as lines, or collections. */
  readonly geometry: 'polygon' | 'line' | 'point' | 'mixed';
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
