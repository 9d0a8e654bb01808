import type { GeometryPool } from '../../workers/geometry/pool.ts';
import type { Target } from '../plan/target.ts';
import type { OpenSeed } from '../session/district-sources.ts';

/** What commands need from the machine; handed in by the composition root, replaced in tests. */
export interface CommandPorts {
  /** Rejects when the file cannot be read. */
  readFile(path: string): Promise<Uint8Array>;
  /** Rejects when the file cannot be written; then there is none, or the one that was there. */
  writeFile(path: string, bytes: Uint8Array): Promise<void>;
  /** The files that belong to a file and lie beside it: the parts of a Shapefile; else the file alone. */
  partsOf(path: string): Promise<readonly string[]>;
  /** Workers for bulk geometry: as many as asked for, null for as many as the machine has cores. */
  startGeometry(workers: number | null): GeometryPool;
  /** Answers URLs and the places of base files, as the engine asks for them. */
  fetchBytes(
    url: string,
  ): Promise<{ readonly ok: true; readonly response: Response } | { readonly ok: false; readonly status: number }>;
  /** A seed with its boundary, targets and demo base; null when there is none of that id. */
  openSeed(id: string): Promise<OpenSeed | null>;
  readonly seedIds: readonly string[];
  /** The targets a seed brings, without its demo base, which may have to be built first. */
  readTargets(seedId: string): Promise<readonly Target[]>;
  /** The TrueType font that printed matter is set in. */
  readSheetFont(): Promise<Uint8Array>;
  /** Today by the local clock, `2026-11-22`. */
  today(): string;
  /** Milliseconds on any clock. */
  now(): number;
}
