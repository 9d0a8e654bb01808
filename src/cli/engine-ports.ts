import type { EnginePorts } from '../../workers/engine/engine-ports.ts';
import type { CommandPorts } from './command-ports.ts';

/** The engine as the command line runs it: in this thread, with parcels inspected before the first number is told. */
export function enginePortsOf(ports: Pick<CommandPorts, 'now' | 'fetchBytes'>): EnginePorts {
  return {
    onProgress: () => undefined,
    now: () => ports.now(),
    pause: () => Promise.resolve(),
    fetchBytes: (url) => ports.fetchBytes(url),
    fetchRange: () => () => Promise.resolve(null),
    prepared: null,
    startGeometry: null,
    inspection: 'before-numbers',
  };
}
