import { kindOf } from '../../kinds/kind-list.ts';
import type { KindId } from '../../kinds/kind.ts';
import type { LandGroup } from '../../land/class-system.ts';

/** What land is used for now, where that stands in the way of a kind: built on or travelled, or under water. */
export type PresentUse = 'built' | 'water';

const BUILT: ReadonlySet<LandGroup> = new Set(['village', 'urban', 'industry', 'road']);
/** Kinds that stand among buildings. */
const AMONG_BUILDINGS: ReadonlySet<KindId> = new Set([
  'green-space',
  'battery-storage',
  'hydrogen',
  'biomass',
  'geothermal',
  'charging-station',
  'swap-station',
  'bus-stop',
  'place',
  'industrial-park',
  'data-centre',
  'building',
]);
/** Kinds that lie on or in water. */
const IN_WATER: ReadonlySet<KindId> = new Set(['wetland', 'marine-sink', 'restoration', 'pumped-storage']);

/**
 * The present use that has to end before a kind could go there (现状用途); a proposal of this project, not law: no rule says that a village is
 * no place for a forest. Null where nothing is in the way.
 */
export function useInTheWay(kind: KindId, group: LandGroup): PresentUse | null {
  if (kindOf(kind).group === 'control') return null;
  if (group === 'water') return IN_WATER.has(kind) ? null : 'water';
  return BUILT.has(group) && !AMONG_BUILDINGS.has(kind) ? 'built' : null;
}
