import { batteryStorageKind } from './battery-storage.kind.ts';
import { biomassKind } from './biomass.kind.ts';
import { buildingKind } from './building.kind.ts';
import { busStopKind } from './bus-stop.kind.ts';
import { chargingStationKind } from './charging-station.kind.ts';
import { dataCentreKind } from './data-centre.kind.ts';
import { ecologicalRedlineKind } from './ecological-redline.kind.ts';
import { farmlandKind } from './farmland.kind.ts';
import { farmlandRedlineKind } from './farmland-redline.kind.ts';
import { forestKind } from './forest.kind.ts';
import { geothermalKind } from './geothermal.kind.ts';
import { grasslandKind } from './grassland.kind.ts';
import { greenSpaceKind } from './green-space.kind.ts';
import { hydrogenKind } from './hydrogen.kind.ts';
import { industrialParkKind } from './industrial-park.kind.ts';
import { marineSinkKind } from './marine-sink.kind.ts';
import { placeKind } from './place.kind.ts';
import { protectedAreaKind } from './protected-area.kind.ts';
import { pumpedStorageKind } from './pumped-storage.kind.ts';
import { pvKind } from './pv.kind.ts';
import { restorationKind } from './restoration.kind.ts';
import { swapStationKind } from './swap-station.kind.ts';
import { urbanBoundaryKind } from './urban-boundary.kind.ts';
import { villageKind } from './village.kind.ts';
import { wetlandKind } from './wetland.kind.ts';
import { windFarmKind } from './wind-farm.kind.ts';
import { windTurbineKind } from './wind-turbine.kind.ts';
import { zoneKind } from './zone.kind.ts';
import type { Kind, KindId } from './kind.ts';

/** All kinds in the order of the palette (图例): group by group, and within a group as shown. */
export const KINDS: readonly Kind[] = [
  ecologicalRedlineKind,
  farmlandRedlineKind,
  urbanBoundaryKind,
  protectedAreaKind,
  zoneKind,
  forestKind,
  wetlandKind,
  grasslandKind,
  farmlandKind,
  marineSinkKind,
  greenSpaceKind,
  restorationKind,
  pvKind,
  windTurbineKind,
  windFarmKind,
  pumpedStorageKind,
  batteryStorageKind,
  hydrogenKind,
  biomassKind,
  geothermalKind,
  chargingStationKind,
  swapStationKind,
  busStopKind,
  placeKind,
  villageKind,
  industrialParkKind,
  dataCentreKind,
  buildingKind,
];

const KINDS_BY_ID: ReadonlyMap<string, Kind> = new Map(KINDS.map((kind) => [kind.id, kind]));

/** Ids of all kinds, in the order of the palette. */
export const KIND_IDS: readonly KindId[] = KINDS.map(({ id }) => id);

/** The kind of an id. */
export function kindOf(id: KindId): Kind {
  const kind = KINDS_BY_ID.get(id);
  if (kind === undefined) throw new Error(`no kind ${id}`);
  return kind;
}

/** Whether a value is the id of a kind known here. */
export function isKindId(value: unknown): value is KindId {
  return typeof value === 'string' && KINDS_BY_ID.has(value);
}
