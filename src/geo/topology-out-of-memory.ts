/**
 * GEOS ran out of memory, or trapped, which with inputs that the readers let through means the same. What was asked has no
 * answer and the topology that threw it answers nothing more; everything outside it is unharmed. After a failed
 * allocation a fresh one can be loaded once the old one is disposed of, after a trap only in a new worker or process.
 */
export class TopologyOutOfMemory extends Error {
  override readonly name = 'TopologyOutOfMemory';
  readonly code = 'topology-out-of-memory';
  constructor(message: string) {
    super(`GEOS: ${message}`);
  }
}
