import type { KindId } from '../../kinds/kind.ts';
import type { CountedFeature, FeatureInput } from '../features/feature-indicator.ts';
import { areasOnce } from './areas-once.ts';
import { capacityOf } from './capacity.ts';
import { type EnergyAmount, NOTHING } from './energy-amount.ts';
import { type KeptEnergy, keptEnergy } from './kept-energy.ts';
import { turbinesInFarms } from './turbines-in-farms.ts';

/** Renewable sources of electricity (可再生能源种类), in the order of tables; message keys `energy.source.<source>`. */
export const ENERGY_SOURCES = ['pv', 'wind', 'biomass', 'geothermal'] as const;

/** One of {@link ENERGY_SOURCES}. */
export type EnergySource = (typeof ENERGY_SOURCES)[number];

/** A feature that generates electricity (发电要素). */
export interface Plant {
  readonly counted: CountedFeature;
  readonly source: EnergySource;
  /** How it is built: the setting of a field, `roof`, else its kind; a field that says nothing is `other`. */
  readonly setting: string;
  /** Area that it brings and that no field of its kind before it covers, m². */
  readonly areaM2: number;
  readonly capacityMw: EnergyAmount;
  /** Id of the wind farm whose power a turbine is part of; else null. */
  readonly partOf: string | null;
  /** Whether its power is told elsewhere: that of a farm by its turbines, or that of a turbine by its farm. */
  readonly isPart: boolean;
}

const SOURCES: Readonly<Partial<Record<KindId, EnergySource>>> = {
  pv: 'pv',
  building: 'pv',
  'wind-turbine': 'wind',
  'wind-farm': 'wind',
  biomass: 'biomass',
  geothermal: 'geothermal',
};

/**
 * The plants of a zone with their power, in the order of its features. Nothing is counted twice: fields of a kind that lie on each
 * other share the ground, the earlier one has it; where turbines are drawn in a wind farm, either the farm states its power
 * and they are part of it, or their power is the farm's.
 */
export function plantsOf(input: FeatureInput): readonly Plant[] {
  const kept = keptEnergy<Plant, object>(input);
  return kept.plants(input, () => makePlants(input, kept));
}

function makePlants({ features, unionM2, zone }: FeatureInput, kept: KeptEnergy<Plant, object>): readonly Plant[] {
  const areas = new Map<CountedFeature, number>();
  for (const kind of ['pv', 'wind-farm', 'building'] as const) {
    const ofKind = features.filter(({ feature }) => feature.properties.kind === kind);
    const onceM2 = areasOnce(ofKind, unionM2);
    for (const [at, one] of ofKind.entries()) areas.set(one, onceM2[at] ?? 0);
  }
  const farms = features.filter(({ feature }) => feature.properties.kind === 'wind-farm');
  const turbines = features.filter(({ feature }) => feature.properties.kind === 'wind-turbine');
  const farmOf = turbinesInFarms(turbines, farms);
  const farmsWithTurbines = new Set(farmOf.values());
  return features.flatMap((counted): Plant[] => {
    const { properties } = counted.feature;
    const source = SOURCES[properties.kind];
    const areaM2 = areas.get(counted) ?? 0;
    if (source === undefined || !generates(counted)) return [];
    const farm = farmOf.get(counted);
    const partOf = farm === undefined || !statesPower(farm) ? null : farm.feature.id;
    const isPart = partOf !== null || (farmsWithTurbines.has(counted) && !statesPower(counted));
    const plant = kept.plant(zone, counted, { areaM2, partOf, isPart }, () => {
      const capacityMw = isPart ? NOTHING : (capacityOf(counted, areaM2) ?? NOTHING);
      return { counted, source, setting: settingOf(counted), areaM2, capacityMw, partOf, isPart };
    });
    return [plant];
  });
}

/** Roofs generate where panels are on them. */
function generates({ feature: { properties } }: CountedFeature): boolean {
  return properties.kind !== 'building' || properties['roofPv'] === 'yes';
}

function statesPower({ feature }: CountedFeature): boolean {
  const stated = feature.properties['capacityMw'];
  return stated !== undefined && stated !== null && stated !== '';
}

function settingOf({ feature: { properties } }: CountedFeature): string {
  if (properties.kind === 'building') return 'roof';
  if (properties.kind !== 'pv') return properties.kind;
  const setting = properties['pvSetting'];
  return typeof setting === 'string' && setting !== '' ? setting : 'other';
}
