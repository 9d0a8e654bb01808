import { factor, product, quotient } from '../carbon/expression.ts';
import type { CountedFeature } from '../features/feature-indicator.ts';
import { type EnergyAmount, isNoValue, NOTHING, plainAmount } from './energy-amount.ts';
import { featureNumber, neededNumber } from './feature-number.ts';

const M2_PER_KM2 = 1e6;
const W_PER_MW = 1e6;

/**
 * Power per area where a field does not state its own (布置密度). No source divides ground, farm, fish pond, motorway, subsidence land
 * and car parks: all take the planning density of photovoltaics, which is this project's proposal for them.
 */
const DENSITY_IDS = { pv: 'rule.pv.density.plan', 'wind-farm': 'rule.wind.density.plan' } as const;

/**
 * Installed power of a feature as far as it lies in the zone, MW (装机容量): what it states, else its area × a density (its own, else
 * that of its kind); of a turbine what it states × the number of places; of a roof with panels its area × the usable share ×
 * power per m².
 *
 * @param areaM2 area that counts for it
 * @returns null for kinds that generate no electricity, and for roofs without panels
 */
export function capacityOf({ feature, share }: CountedFeature, areaM2: number): EnergyAmount | null {
  const { properties, geometry } = feature;
  switch (properties.kind) {
    case 'pv':
    case 'wind-farm': {
      const own = featureNumber(feature, 'capacityMw');
      if (own !== null) return typeof own === 'number' ? plainAmount(own * share) : own;
      return capacityOfArea(feature, properties.kind, areaM2);
    }
    case 'wind-turbine':
    case 'biomass':
    case 'geothermal': {
      const own = neededNumber(feature, 'capacityMw');
      const places = geometry.type === 'MultiPoint' ? geometry.coordinates.length : 1;
      return typeof own === 'number' ? plainAmount(own * places * share) : own;
    }
    case 'building':
      return properties['roofPv'] === 'yes' ? roofCapacity(feature, areaM2) : null;
    default:
      return null;
  }
}

/** Power that an area could carry at the density of a field, its own or that of its kind, whatever power it states, MW. */
export function capacityOfArea(
  feature: CountedFeature['feature'],
  kind: keyof typeof DENSITY_IDS,
  areaM2: number,
): EnergyAmount {
  const density = ownOr(feature, 'densityMwPerKm2', DENSITY_IDS[kind]);
  return isNoValue(density) ? density : product(areaM2 / M2_PER_KM2, density);
}

/** Id of the density that fields of a kind have where they do not state their own. */
export function densityIdOf(kind: keyof typeof DENSITY_IDS): string {
  return DENSITY_IDS[kind];
}

/** Power of storage as far as it lies in the zone, MW (储能功率); null for features that store nothing. */
export function storagePowerOf({ feature, share }: CountedFeature): EnergyAmount | null {
  const { kind } = feature.properties;
  if (kind !== 'battery-storage' && kind !== 'pumped-storage') return null;
  const own = neededNumber(feature, 'powerMw');
  return typeof own === 'number' ? plainAmount(own * share) : own;
}

/**
 * Electricity that storage loses in a year, GWh/a (储能损耗): energy × cycles × (1 ÷ round-trip efficiency − 1), because what is given
 * back was more when it was taken in. No source says how often stores are filled: without cycles of its own a store has no
 * known loss, and null is given.
 */
export function storageLossOf({ feature, share }: CountedFeature): EnergyAmount | null {
  const { kind } = feature.properties;
  if (kind !== 'battery-storage' && kind !== 'pumped-storage') return null;
  const cycles = featureNumber(feature, 'cyclesPerYear');
  if (cycles === null) return null;
  if (typeof cycles !== 'number') return cycles;
  if (cycles === 0) return NOTHING;
  const energy = neededNumber(feature, 'energyMwh');
  if (typeof energy !== 'number') return energy;
  const efficiency = ownOr(
    feature,
    'roundTripEfficiency',
    kind === 'battery-storage' ? 'energy.li.eff' : 'energy.phs.eff',
  );
  if (isNoValue(efficiency)) return efficiency;
  const returned = (energy * cycles * share) / 1000;
  return { op: 'sum', terms: [quotient(returned, efficiency), plainAmount(-returned)] };
}

function roofCapacity(feature: CountedFeature['feature'], areaM2: number): EnergyAmount {
  const usable = ownOr(feature, 'usableRoofShare', 'energy.pv.roof.use');
  if (isNoValue(usable)) return usable;
  const density = ownOr(feature, 'roofDensityWPerM2', 'energy.pv.roof');
  return isNoValue(density) ? density : product(areaM2 / W_PER_MW, usable, density);
}

/** What a feature states in a field, else a factor. */
function ownOr(feature: CountedFeature['feature'], field: string, id: string): EnergyAmount {
  const own = featureNumber(feature, field);
  if (own === null) return factor(id);
  return typeof own === 'number' ? plainAmount(own) : own;
}
