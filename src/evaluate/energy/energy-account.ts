import { factorIds } from '../carbon/expression.ts';
import type { FactorLibrary } from '../factors/factor.ts';
import type { FeatureInput } from '../features/feature-indicator.ts';
import type { NoValue } from '../measure.ts';
import { coalEquivalentOf } from './avoided.ts';
import { type AmountValue, type EnergyAmount, isNoValue, NOTHING, totalOf } from './energy-amount.ts';
import { placeFactors } from './place-factors.ts';
import { ENERGY_SOURCES, type EnergySource } from './plant.ts';
import { type PlantYear, plantYears, type StoreYear, storeYears } from './plant-years.ts';

/** Amounts of a line or a total, each with its interval or the reason why there is none. */
interface EnergyNumbers {
  readonly capacityMw: AmountValue;
  /** Of a store what it loses, negative; GWh/a. */
  readonly generationGwh: AmountValue;
  /** tCO₂/a */
  readonly avoidedT: AmountValue;
  /** By heat (当量值) and by the coal that power stations burn for it (等价值), tce/a. */
  readonly calorificTce: AmountValue;
  readonly equivalentTce: AmountValue;
}

/** One line of the energy account (能源台账): a feature in a year. */
export interface EnergyRow extends EnergyNumbers {
  readonly feature: string;
  readonly kind: string;
  readonly source: EnergySource | 'storage';
  /** How it is built, see `Plant.setting`. */
  readonly setting: string;
  readonly year: number;
  /** Area in the zone that counts for it, m²; 0 for points. */
  readonly areaM2: number;
  /** Ids of the factors behind the numbers; grid factors and coal name the year they are frozen at. */
  readonly basis: readonly string[];
  /** Why numbers are missing, each reason once. */
  readonly missing: readonly NoValue[];
  /** Id of the wind farm that the power is part of; the numbers here are 0 then. */
  readonly partOf: string | null;
}

/** What plants of a source bring together. */
export interface EnergyTotal extends EnergyNumbers {
  /** Null for all plants together; the power of stores is not in it, what they lose is taken from the avoided emission. */
  readonly source: EnergyRow['source'] | null;
  /** What of the source is built in one way, see `Plant.setting`; null for all of it. */
  readonly setting: string | null;
}

/** Plants and stores of a zone in a year, and their totals by source (能源账). */
export interface EnergyAccount {
  readonly year: number;
  readonly rows: readonly EnergyRow[];
  /** All plants first, then every source that is drawn, each followed by its settings. */
  readonly totals: readonly EnergyTotal[];
  /** Id of the grid factor that avoided emission is told with, or why there is none. */
  readonly grid: string | NoValue;
}

/** A plant or store with what is told of it. */
interface Entry {
  readonly source: EnergyRow['source'];
  readonly setting: string;
  readonly of: PlantYear['plant']['counted'];
  readonly areaM2: number;
  readonly partOf: string | null;
  readonly capacityMw: EnergyAmount;
  readonly generationGwh: EnergyAmount;
  readonly avoidedT: EnergyAmount;
}

/**
 * The energy account of a zone in the year of the input, for the energy card year by year. Its totals are the numbers of the
 * indicators: the same expressions, added up by the same rule.
 */
export function energyAccount(input: FeatureInput): EnergyAccount {
  const { library, scope } = input;
  const plants = plantYears(input).map(plantEntry);
  const stores = storeYears(input).map(storeEntry);
  const numbersOf = (entries: readonly Entry[]): EnergyNumbers => numbers(entries, scope.year, library);
  const ofSource = (source: EnergyRow['source'], entries: readonly Entry[]): EnergyTotal[] => {
    if (entries.length === 0) return [];
    const settings = [...new Set(entries.map(({ setting }) => setting))];
    return [
      { source, setting: null, ...numbersOf(entries) },
      ...settings.map((setting) => ({
        source,
        setting,
        ...numbersOf(entries.filter((entry) => entry.setting === setting)),
      })),
    ];
  };
  const avoidedT = totalOf(
    [...plants, ...stores].map((entry) => entry.avoidedT),
    library,
  );
  return {
    year: scope.year,
    rows: [...plants, ...stores].map((entry) => rowOf(entry, input)),
    totals: [
      { source: null, setting: null, ...numbersOf(plants), avoidedT },
      ...ENERGY_SOURCES.flatMap((source) =>
        ofSource(
          source,
          plants.filter((entry) => entry.source === source),
        ),
      ),
      ...ofSource('storage', stores),
    ],
    grid: placeFactors(input).grid,
  };
}

function plantEntry({ plant, ...amounts }: PlantYear): Entry {
  const { source, setting, counted, areaM2, partOf } = plant;
  return { source, setting, of: counted, areaM2, partOf, ...amounts };
}

function storeEntry({ counted, capacityMw, lossGwh, avoidedT }: StoreYear): Entry {
  const generationGwh: EnergyAmount =
    lossGwh === null || isNoValue(lossGwh)
      ? (lossGwh ?? NOTHING)
      : { op: 'product', terms: [{ op: 'number', value: -1 }, lossGwh] };
  const { kind } = counted.feature.properties;
  return {
    source: 'storage',
    setting: kind,
    of: counted,
    areaM2: counted.areaM2,
    partOf: null,
    capacityMw,
    generationGwh,
    avoidedT,
  };
}

function rowOf(entry: Entry, { scope, library }: FeatureInput): EnergyRow {
  const { source, setting, of, areaM2, partOf, capacityMw, generationGwh, avoidedT } = entry;
  const { id, properties } = of.feature;
  const equivalent = coalEquivalentOf(generationGwh, 'equivalent', scope.year, library);
  const calorific = coalEquivalentOf(generationGwh, 'calorific', scope.year, library);
  const basis = new Set<string>();
  const missing = new Map<string, NoValue>();
  for (const amount of [capacityMw, generationGwh, avoidedT, calorific, equivalent]) {
    if (isNoValue(amount)) missing.set(JSON.stringify(amount), amount);
    else for (const factor of factorIds(amount)) basis.add(factor);
  }
  return {
    feature: id,
    kind: properties.kind,
    source,
    setting,
    year: scope.year,
    areaM2,
    ...numbers([entry], scope.year, library),
    basis: [...basis],
    missing: [...missing.values()],
    partOf,
  };
}

function numbers(entries: readonly Entry[], year: number, library: FactorLibrary): EnergyNumbers {
  const sum = (amountOf: (entry: Entry) => EnergyAmount): AmountValue => totalOf(entries.map(amountOf), library);
  return {
    capacityMw: sum((entry) => entry.capacityMw),
    generationGwh: sum((entry) => entry.generationGwh),
    avoidedT: sum((entry) => entry.avoidedT),
    calorificTce: sum((entry) => coalEquivalentOf(entry.generationGwh, 'calorific', year, library)),
    equivalentTce: sum((entry) => coalEquivalentOf(entry.generationGwh, 'equivalent', year, library)),
  };
}
