import { hectares } from '../../geo/area-units.ts';
import { ageGroup } from './age-groups.ts';
import { addLand, type CarbonAmounts, noAmounts, totalOfAmounts } from './carbon-amounts.ts';
import type { CarbonReport } from './carbon-report.ts';
import type { StockMethod } from './carbon-row.ts';
import type { CarbonSettings } from './carbon-settings.ts';
import type { CarbonStratum } from './carbon-strata.ts';
import type { Hectare, HectareGap, HectarePool } from './hectare.ts';
import type { StratumLand } from './land-of-strata.ts';
import type { PlannedLand } from './planned-land.ts';
import type { Sensitivities } from './sensitivities.ts';
import { numberOf } from './usable-factors.ts';

/** Carbon of a district told by class, age, method and transition, and what is not known (碳账分项). */
export interface CarbonBreakdown {
  /** Land that stays what it is. */
  addStanding(land: StratumLand, hectare: Hectare): void;
  /**
   * Land that a feature changes.
   *
   * @param toClass class that it turns into; null where it keeps its own
   * @param to what the feature makes of it; null while it has not, or says nothing about carbon
   */
  addTurned(land: StratumLand, toClass: string | null, to: PlannedLand | null, before: Hectare, after: Hectare): void;
  /** A feature at sea; it has no land class. */
  addSea(areaM2: number, hectare: Hectare): void;
  parts(): Pick<CarbonReport, 'byClass' | 'ages' | 'transitions' | 'methods' | 'unknown'>;
}

interface Sum {
  areaM2: number;
  stockT: number;
  sinkT: number;
}

/** Stands that age groups are told of. */
const STANDS: ReadonlySet<string> = new Set(['forest_arbor', 'forest_open_young']);

/** Starts a breakdown of a year with nothing in it. */
export function createBreakdown(
  strata: readonly CarbonStratum[],
  year: number,
  settings: CarbonSettings,
  sensitivities: Sensitivities,
): CarbonBreakdown {
  const { library } = sensitivities;
  const classes = new Map<string, { areaM2: number; readonly stock: CarbonAmounts; readonly sink: CarbonAmounts }>();
  const ages = new Map<string | null, Sum>();
  const methods = new Map<StockMethod, Sum>();
  const transitions = new Map<string, { from: string; to: string; areaM2: number; changeT: number }>();
  const unknown = new Map<string, HectareGap & { readonly classCode: string; areaM2: number }>();

  function tonnes(pools: readonly HectarePool[], { areaM2, volumeM3PerHa }: StratumLand): number {
    const perHa = pools.reduce(
      (sum, { isCounted, perHa: one }) => (isCounted ? sum + numberOf(one, library, volumeM3PerHa) : sum),
      0,
    );
    return hectares(areaM2) * perHa;
  }

  function addToClass(classCode: string, land: StratumLand, hectare: Hectare): void {
    let known = classes.get(classCode);
    if (known === undefined) {
      known = { areaM2: 0, stock: noAmounts(), sink: noAmounts() };
      classes.set(classCode, known);
    }
    known.areaM2 += land.areaM2;
    const added = { areaHa: hectares(land.areaM2), volumeM3PerHa: land.volumeM3PerHa, areaSource: classCode };
    addLand(known.stock, hectare.stock, added, sensitivities);
    addLand(known.sink, hectare.sink, added, sensitivities);
    for (const gap of hectare.gaps) addGap(gap, classCode, land.areaM2);
  }

  function addGap(gap: HectareGap, classCode: string, areaM2: number): void {
    const key = `${gap.of}/${classCode}/${gap.code}/${String(gap.pool)}/${JSON.stringify(gap.details)}`;
    const known = unknown.get(key);
    if (known === undefined) unknown.set(key, { ...gap, classCode, areaM2 });
    else known.areaM2 += areaM2;
  }

  function addSum<Key>(sums: Map<Key, Sum>, key: Key, land: StratumLand, hectare: Hectare): void {
    let known = sums.get(key);
    if (known === undefined) {
      known = { areaM2: 0, stockT: 0, sinkT: 0 };
      sums.set(key, known);
    }
    known.areaM2 += land.areaM2;
    known.stockT += tonnes(hectare.stock, land);
    known.sinkT += tonnes(hectare.sink, land);
  }

  function addStanding(land: StratumLand, hectare: Hectare): void {
    const stratum = strata[land.stratum];
    if (stratum === undefined || land.areaM2 <= 0) return;
    addToClass(stratum.classCode, land, hectare);
    if (STANDS.has(stratum.carbonClass ?? '')) {
      const { species, origin, ageYears } = stratum;
      const age = ageYears === null ? null : ageYears + year - settings.baseYear;
      addSum(ages, age === null ? null : ageGroup(species, origin, age), land, hectare);
    }
    if (hectare.method !== null) addSum(methods, hectare.method, land, hectare);
  }

  return {
    addStanding,
    addTurned(land, toClass, to, before, after) {
      if (to === null) {
        addStanding(land, before);
        return;
      }
      const from = strata[land.stratum]?.classCode ?? '';
      addToClass(toClass ?? from, land, after);
      if (STANDS.has(to.carbonClass ?? '')) addSum(ages, ageGroup(to.species, '人工', year - to.year + 1), land, after);
      if (toClass === null) return;
      const key = `${from}→${toClass}`;
      const changeT = tonnes(after.stock, land) - tonnes(before.stock, land);
      const known = transitions.get(key);
      if (known === undefined) transitions.set(key, { from, to: toClass, areaM2: land.areaM2, changeT });
      else {
        known.areaM2 += land.areaM2;
        known.changeT += changeT;
      }
    },
    addSea(areaM2, hectare) {
      addToClass('', { stratum: -1, areaM2, volumeM3PerHa: 0 }, hectare);
    },
    parts: () => ({
      byClass: [...classes].map(([classCode, { areaM2, stock, sink }]) => ({
        classCode,
        areaM2,
        stock: totalOfAmounts(stock, sensitivities).total,
        sink: totalOfAmounts(sink, sensitivities).total,
      })),
      ages: [...ages].map(([group, sum]) => ({ group, ...sum })),
      transitions: [...transitions.values()].sort((a, b) => b.areaM2 - a.areaM2),
      methods: [...methods].map(([method, { areaM2, stockT }]) => ({ method, areaM2, stockT })),
      unknown: [...unknown.values()].sort((a, b) => b.areaM2 - a.areaM2),
    }),
  };
}
