import type { PlanFeature } from '../../plan/plan.ts';
import type { FactorLibrary } from '../factors/factor.ts';
import type { CountedFeature, FeatureInput } from '../features/feature-indicator.ts';
import { type AmountWorker, createAmountWorker } from './energy-amount.ts';
import { KeptTotals } from './kept-totals.ts';

/**
 * What was worked out of plants and stays good (能源量缓存): a plant as long as its feature, its part in the zone and its area are the
 * same; what it brings in a year as long as the plant, the year and the factors are. What several indicators ask of the same
 * features is worked out once. It holds only what can be worked out again.
 */
export class KeptEnergy<Plant extends KeptPlant, PlantYear extends object, StoreYear extends object = object> {
  readonly #plants = new WeakMap<readonly CountedFeature[], readonly Plant[]>();
  readonly #years = new WeakMap<readonly Plant[], { readonly key: YearKey; readonly years: readonly PlantYear[] }>();
  readonly #byZone = new Map<string, WeakMap<PlanFeature, Plant>>();
  readonly #yearOf = new WeakMap<Plant, { readonly key: YearKey; readonly year: PlantYear }>();
  readonly #stores = new WeakMap<
    readonly CountedFeature[],
    { readonly key: YearKey; readonly stores: readonly StoreYear[] }
  >();
  readonly #storesOf = new Map<string, WeakMap<PlanFeature, KeptStore<StoreYear>>>();
  /** What indicators added up of its amounts. */
  readonly totals = new KeptTotals();
  readonly #workers = new WeakMap<FactorLibrary, AmountWorker>();

  /** The plants of some features, made once. */
  plants({ features }: Pick<FeatureInput, 'features'>, make: () => readonly Plant[]): readonly Plant[] {
    let known = this.#plants.get(features);
    if (known === undefined) {
      known = make();
      this.#plants.set(features, known);
    }
    return known;
  }

  /** The plant of a feature as it was told before, where nothing that it is made from has changed; else it is made. */
  plant(
    zone: string,
    { feature, areaM2, share }: CountedFeature,
    own: Omit<KeptPlant, 'counted'>,
    make: () => Plant,
  ): Plant {
    let ofZone = this.#byZone.get(zone);
    if (ofZone === undefined) {
      ofZone = new WeakMap();
      this.#byZone.set(zone, ofZone);
    }
    const known = ofZone.get(feature);
    if (
      known !== undefined &&
      known.counted.areaM2 === areaM2 &&
      known.counted.share === share &&
      known.areaM2 === own.areaM2 &&
      known.partOf === own.partOf &&
      known.isPart === own.isPart
    ) {
      return known;
    }
    const made = make();
    ofZone.set(feature, made);
    return made;
  }

  /** What stores do in the year of an input, made once; of features that are the same as before nothing is made. */
  stores(input: FeatureInput, make: (counted: CountedFeature) => StoreYear | null): readonly StoreYear[] {
    const key = yearKeyOf(input);
    const known = this.#stores.get(input.features);
    if (known !== undefined && isSame(known.key, key)) return known.stores;
    const ofZone = this.#storesOf.get(input.zone) ?? new WeakMap<PlanFeature, KeptStore<StoreYear>>();
    this.#storesOf.set(input.zone, ofZone);
    const stores: StoreYear[] = [];
    for (const counted of input.features) {
      let one = ofZone.get(counted.feature);
      if (one?.share !== counted.share || !isSame(one.key, key)) {
        one = { key, share: counted.share, store: make(counted) };
        ofZone.set(counted.feature, one);
      }
      if (one.store !== null) stores.push(one.store);
    }
    this.#stores.set(input.features, { key, stores });
    return stores;
  }

  /** What plants bring in the year of an input, made once; of those that are the same as before nothing is made. */
  years(plants: readonly Plant[], input: FeatureInput, make: (plant: Plant) => PlantYear): readonly PlantYear[] {
    const key = yearKeyOf(input);
    const known = this.#years.get(plants);
    if (known !== undefined && isSame(known.key, key)) return known.years;
    const years = plants.map((plant) => {
      const before = this.#yearOf.get(plant);
      if (before !== undefined && isSame(before.key, key)) return before.year;
      const year = make(plant);
      this.#yearOf.set(plant, { key, year });
      return year;
    });
    this.#years.set(plants, { key, years });
    return years;
  }

  /** Amounts that stay the same objects are not worked out again. */
  worker(library: FactorLibrary): AmountWorker {
    let known = this.#workers.get(library);
    if (known === undefined) {
      known = createAmountWorker(library);
      this.#workers.set(library, known);
    }
    return known;
  }
}

/** What is kept of energy for an input; nothing of before where the input keeps nothing. */
export function keptEnergy<Plant extends KeptPlant, PlantYear extends object, StoreYear extends object = object>({
  kept,
}: Pick<FeatureInput, 'kept'>): KeptEnergy<Plant, PlantYear, StoreYear> {
  // There is one kind of plant, of year and of store in the energy account; they are named by those who make them.
  return (kept?.of(makeKeptEnergy) ?? makeKeptEnergy()) as unknown as KeptEnergy<Plant, PlantYear, StoreYear>;
}

function makeKeptEnergy(): KeptEnergy<KeptPlant, object> {
  return new KeptEnergy();
}

/** What of a plant tells whether it is still the same. */
interface KeptPlant {
  readonly counted: CountedFeature;
  readonly areaM2: number;
  readonly partOf: string | null;
  readonly isPart: boolean;
}

interface KeptStore<StoreYear> {
  readonly key: YearKey;
  readonly share: number;
  /** Null for a feature that stores nothing. */
  readonly store: StoreYear | null;
}

interface YearKey {
  readonly year: number;
  readonly library: FactorLibrary;
  readonly province: string | null;
}

function yearKeyOf({ scope, library, province }: FeatureInput): YearKey {
  return { year: scope.year, library, province };
}

function isSame(one: YearKey, other: YearKey): boolean {
  return one.year === other.year && one.library === other.library && one.province === other.province;
}
