import type { CountedFeature, FeatureIndicator, FeatureInput, FeatureValue } from '../features/feature-indicator.ts';
import type { IndicatorId, MeasureUnit } from '../measure.ts';
import { plainAmount } from './energy-amount.ts';
import { cleanShareIndicator } from './clean-share.ts';
import { neededNumber } from './feature-number.ts';
import { CIRCULAR_PARKS_INDICATORS } from './circular-parks.ts';
import { keptEnergy } from './kept-energy.ts';
import type { AmountPart } from './kept-totals.ts';
import { ENERGY_SOURCES, type EnergySource, plantsOf } from './plant.ts';
import { plantYears, storeYears } from './plant-years.ts';
import { ROOF_INDICATORS } from './roof-indicators.ts';

/** Area of photovoltaic fields (光伏面积), m²; what several cover counts once, and by setting. */
const pvAreaIndicator: FeatureIndicator = {
  id: 'pv.area',
  unit: 'm2',
  compute: ({ features, unionM2 }) => {
    const fields = features.filter(({ feature }) => feature.properties.kind === 'pv');
    const bySetting = new Map<string, CountedFeature[]>();
    for (const field of fields) {
      const setting = settingOf(field);
      const others = bySetting.get(setting);
      if (others === undefined) bySetting.set(setting, [field]);
      else others.push(field);
    }
    const row = (group: string | null, some: readonly CountedFeature[]): FeatureValue => ({
      group,
      value: unionM2(some),
      none: null,
      low: null,
      high: null,
    });
    return [row(null, fields), ...Array.from(bySetting, ([setting, some]) => row(setting, some))];
  },
};

/** Number of pumped storage stations (抽水蓄能站址), with or without power. */
const pumpedSitesIndicator: FeatureIndicator = {
  id: 'pumped.sites',
  unit: 'count',
  compute: ({ features }) => {
    const sites = features.filter(({ feature }) => feature.properties.kind === 'pumped-storage').length;
    return [{ group: null, value: sites, none: null, low: null, high: null }];
  },
};

/**
 * Indicators of energy (能源类指标): power, electricity, hydrogen, avoided emission, roofs and parks. With nothing drawn they are 0.
 * Where a plant has no power or no hours its group has a reason and no number, and so has the whole; other groups stand.
 */
export const ENERGY_INDICATORS: readonly FeatureIndicator[] = [
  pvAreaIndicator,
  summed('pv.capacity', 'MW', (input) => capacities(input, ['pv'], ({ setting }) => setting)),
  summed('wind.capacity', 'MW', (input) => capacities(input, ['wind'], ({ setting }) => setting)),
  summed('windsolar.capacity', 'MW', (input) => capacities(input, ['pv', 'wind'], ({ source }) => source)),
  summed('biomass.capacity', 'MW', (input) => capacities(input, ['biomass'], null)),
  summed('storage.power', 'MW', (input) => storagePowers(input, 'battery-storage')),
  summed('pumped.power', 'MW', (input) => storagePowers(input, 'pumped-storage')),
  pumpedSitesIndicator,
  summed('hydrogen.output', 't/a', hydrogenOutputs),
  summed('renewable.capacity', 'MW', (input) => capacities(input, ENERGY_SOURCES, ({ source }) => source)),
  summed('renewable.generation', 'GWh/a', (input) =>
    plantYears(input).map(({ plant, generationGwh }) => ({ group: plant.source, amount: generationGwh })),
  ),
  cleanShareIndicator,
  summed('emissions.avoided', 'tCO2e/a', (input) => [
    ...plantYears(input).map(({ plant, avoidedT }) => ({ group: plant.source, amount: avoidedT })),
    ...storeYears(input).flatMap(({ lossGwh, avoidedT }) =>
      lossGwh === null ? [] : [{ group: 'storage-loss', amount: avoidedT }],
    ),
  ]),
  ...ROOF_INDICATORS,
  ...CIRCULAR_PARKS_INDICATORS,
];

/** An indicator that is the sum of parts, and the sum of each group; the group `''` is not told for itself. */
function summed(
  id: IndicatorId,
  unit: MeasureUnit,
  partsOf: (input: FeatureInput) => readonly AmountPart[],
): FeatureIndicator {
  return {
    id,
    unit,
    compute: (input) => {
      const kept = keptEnergy(input);
      const key = `${id} ${input.zone}`;
      const { whole, byGroup } = kept.totals.of(key, partsOf(input), kept.worker(input.library));
      const rows: FeatureValue[] = [{ group: null, ...whole }];
      for (const [group, total] of byGroup) if (group !== '') rows.push({ group, ...total });
      return rows;
    },
  };
}

type PlantGroup = Pick<ReturnType<typeof plantsOf>[number], 'source' | 'setting'>;

function capacities(
  input: FeatureInput,
  sources: readonly EnergySource[],
  groupOf: ((plant: PlantGroup) => string) | null,
): readonly AmountPart[] {
  return plantsOf(input).flatMap((plant) =>
    sources.includes(plant.source) ? [{ group: groupOf?.(plant) ?? '', amount: plant.capacityMw }] : [],
  );
}

function storagePowers(input: FeatureInput, kind: 'battery-storage' | 'pumped-storage'): readonly AmountPart[] {
  return storeYears(input).flatMap(({ counted, capacityMw }) =>
    counted.feature.properties.kind === kind ? [{ group: '', amount: capacityMw }] : [],
  );
}

function hydrogenOutputs({ features }: FeatureInput): readonly AmountPart[] {
  return features.flatMap(({ feature, share }): AmountPart[] => {
    if (feature.properties.kind !== 'hydrogen') return [];
    const output = neededNumber(feature, 'outputTPerYear');
    return [{ group: '', amount: typeof output === 'number' ? plainAmount(output * share) : output }];
  });
}

function settingOf({ feature }: CountedFeature): string {
  const setting = feature.properties['pvSetting'];
  return typeof setting === 'string' && setting !== '' ? setting : 'other';
}
