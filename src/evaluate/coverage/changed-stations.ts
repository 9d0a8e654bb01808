import type { ServiceStation } from './service-station.ts';

/** What differs between two lists of stations; stations are the same while they are the same objects. */
export interface StationChange {
  readonly gone: readonly ServiceStation[];
  readonly come: readonly ServiceStation[];
}

/** Compares two lists, whatever their order. */
export function changedStations(before: ReadonlySet<ServiceStation>, now: ReadonlySet<ServiceStation>): StationChange {
  const gone: ServiceStation[] = [];
  const come: ServiceStation[] = [];
  for (const station of before) if (!now.has(station)) gone.push(station);
  for (const station of now) if (!before.has(station)) come.push(station);
  return { gone, come };
}
