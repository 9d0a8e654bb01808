import type { EngineProgress } from './api.ts';
import type { FetchBytes } from './source-bytes.ts';

/** What the engine is given from outside; with it the same engine runs in a worker, in the command line and in tests. */
export interface EnginePorts {
  readonly onProgress: (progress: EngineProgress) => void;
  /** Milliseconds on any clock. */
  readonly now: () => number;
  readonly fetchBytes: FetchBytes;
}
