import type { FetchRange } from '../../src/formats/flatgeobuf-range.ts';
import type { GeometryHost } from '../geometry/pool.ts';
import type { EngineProgress } from './contract/open-district.ts';
import type { FetchBytes } from './source-bytes.ts';

/** Keeps prepared bases on this machine by name; both methods fail quietly, as the source can always be read again. */
export interface PreparedStore {
  read(name: string): Promise<ArrayBuffer | null>;
  /** False when there is no room. */
  write(name: string, parts: readonly Uint8Array[]): Promise<boolean>;
}

/** What the engine is given from outside; with it the same engine runs in a worker, in the command line and in tests. */
export interface EnginePorts {
  readonly onProgress: (progress: EngineProgress) => void;
  /** Milliseconds on any clock. */
  readonly now: () => number;
  /** Lets waiting messages through. */
  readonly pause: () => Promise<void>;
  readonly fetchBytes: FetchBytes;
  /** Reads parts of what lies at a URL. */
  readonly fetchRange: (url: string) => FetchRange;
  /** Null where nothing can be kept. */
  readonly prepared: PreparedStore | null;
  /** Starts a worker for the inspection of parcels; null: it is done here, in slices. */
  readonly startGeometry: (() => GeometryHost) | null;
  /** Whether parcels are inspected before the first numbers, or after them and beside the work. */
  readonly inspection: 'before-numbers' | 'after-numbers';
}
