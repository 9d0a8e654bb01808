import { hectares } from '../../geo/area-units.ts';
import type { EvaluationProgress } from '../evaluation.ts';
import type { FactorLibrary } from '../factors/factor.ts';
import type { CarbonPool, PoolDensity, StockMethod, StockProfile } from './carbon-row.ts';
import type { CarbonStrata, CarbonStratum } from './carbon-strata.ts';
import { propagate } from './error-propagation.ts';
import { dependsOnVolume, valueOf } from './expression.ts';
import { landRows } from './ledger-rows.ts';
import type { LedgerTurn } from './ledger-turns.ts';
import { factorValues } from './usable-factors.ts';

/** Columns of carbon: the pools, and soil of another depth than the total's, which is listed and never added. */
export const LEDGER_COLUMNS = ['above', 'below', 'biomass', 'dead', 'soil', 'other-soil'] as const;

/** One of {@link LEDGER_COLUMNS}. */
export type LedgerColumn = (typeof LEDGER_COLUMNS)[number];

/** The columns that make up the total. */
export const TOTAL_COLUMNS: readonly CarbonPool[] = ['above', 'below', 'biomass', 'dead', 'soil'];

/** Carbon of one pool per hectare; `plan-change` where it follows from what a feature does to the land. */
export interface LedgerDensity extends Omit<PoolDensity, 'method'> {
  readonly method: StockMethod | 'plan-change';
}

/** What stands on a hectare of the ledger, and what could not be told of it. */
export interface LedgerProfile {
  readonly pools: readonly LedgerDensity[];
  readonly missing: StockProfile['missing'];
}

/** Land of the ledger that carbon is worked out for alike: a stratum that stays, or one that a feature turns. */
export interface LedgerKind {
  /** Index into the strata; null for land at sea, where no parcel is. */
  readonly stratum: number | null;
  /** Index into the turns; null for land that stays. */
  readonly turn: number | null;
  /** What stands on it in the year of the ledger. */
  readonly profile: LedgerProfile;
  /** The densities by column; a column without one has no number on this land, and `profile.missing` says why. */
  readonly densities: ReadonlyMap<LedgerColumn, LedgerDensity>;
  /** Growing stock of its land, the mean by area, m³/ha. */
  readonly volumeM3PerHa: number;
  readonly areaM2: number;
  /** Ends of the total's 95 % interval as shares of the total; null where there is none. */
  readonly interval: { readonly low: number; readonly high: number } | null;
}

/**
 * The carbon ledger of one scheme and year (碳台账), in columns: a row for every parcel and for every part of a parcel that a
 * feature turns. Where a row has no number its value is 0 and its kind says so: ask {@link LedgerKind.densities}.
 */
export interface Ledger {
  readonly year: number;
  /** Depth of soil in the total, cm. */
  readonly soilDepthCm: number;
  readonly strata: readonly CarbonStratum[];
  readonly turns: readonly LedgerTurn[];
  readonly kinds: readonly LedgerKind[];
  readonly rowCount: number;
  /** Number of the parcel; `NO_PARCEL` at sea. */
  readonly parcels: Uint32Array;
  /** Index into `kinds` per row. */
  readonly kindIndex: Uint32Array;
  readonly areasM2: Float64Array;
  /** Growing stock, m³/ha; 0 where the file tells none. */
  readonly volumesM3PerHa: Float64Array;
  /** tC per row. */
  readonly carbonT: Readonly<Record<LedgerColumn, Float64Array>>;
  /** Sum of the pools that have a number, tC. */
  readonly totalT: Float64Array;
}

/** What a ledger is made of. */
export interface LedgerInput {
  /** Area of every parcel inside the district, m². */
  readonly areasM2: Float64Array;
  readonly strata: CarbonStrata;
  /** In the order in which features take land. */
  readonly turns: readonly LedgerTurn[];
  /** Features at sea: their whole area counts, whatever parcels there are. */
  readonly sea: readonly { readonly feature: string; readonly areaM2: number; readonly profile: LedgerProfile }[];
  /** What stands in the year on land of a stratum that stays (null) or turns. Asked once for each. */
  readonly profileOf: (stratum: number, turn: number | null) => LedgerProfile;
  readonly library: FactorLibrary;
  readonly year: number;
  readonly soilDepthCm: number;
}

/** Kinds of land that are worked out between two pauses: a profile and an interval take some tenths of a millisecond. */
const KINDS_AT_ONCE = 16;

/** Works the ledger out step by step: O(rows), with one profile and one interval for each kind of land. */
export function* buildLedger(input: LedgerInput): Generator<EvaluationProgress, Ledger, void> {
  const { strata, library, year, soilDepthCm, sea } = input;
  const rows = landRows(
    input.areasM2,
    input.turns,
    sea.map(({ areaM2 }) => areaM2),
  );
  const seaTurns = sea.map(({ feature }): LedgerTurn => ({ feature, toClass: '', ...NO_PARTS }));
  const turns = [...input.turns, ...seaTurns];
  const rowCount = rows.parcels.length;
  const volumesM3PerHa = Float64Array.from(rows.parcels, (parcel) => strata.volumeM3PerHa[parcel] ?? 0);
  const { kindIndex, kinds } = yield* sortIntoKinds(input, turns.length, rows, volumesM3PerHa);

  const carbonT = Object.fromEntries(
    LEDGER_COLUMNS.map((column) => [column, new Float64Array(rowCount)]),
  ) as unknown as Record<LedgerColumn, Float64Array>;
  const factorValue = factorValues(library);
  // Densities of each kind, kind after kind; NaN where the growing stock of the row is asked for.
  const constant = new Float64Array(kinds.length * LEDGER_COLUMNS.length);
  kinds.forEach(({ densities }, kind) => {
    LEDGER_COLUMNS.forEach((column, at) => {
      const perHa = densities.get(column)?.perHa;
      const place = kind * LEDGER_COLUMNS.length + at;
      if (perHa !== undefined) constant[place] = dependsOnVolume(perHa) ? Number.NaN : valueOf(perHa, factorValue);
    });
  });
  const totalT = new Float64Array(rowCount);
  for (const [at, column] of LEDGER_COLUMNS.entries()) {
    yield { done: kinds.length, total: kinds.length };
    const amounts = carbonT[column];
    const counts = column !== 'other-soil';
    for (let row = 0; row < rowCount; row += 1) {
      const kind = kindIndex[row] ?? 0;
      let perHa = constant[kind * LEDGER_COLUMNS.length + at] ?? 0;
      if (perHa === 0) continue;
      if (Number.isNaN(perHa)) {
        const density = kinds[kind]?.densities.get(column);
        perHa = density === undefined ? 0 : valueOf(density.perHa, factorValue, volumesM3PerHa[row] ?? 0);
      }
      const amountT = hectares(rows.areasM2[row] ?? 0) * perHa;
      amounts[row] = amountT;
      if (counts) totalT[row] = (totalT[row] ?? 0) + amountT;
    }
  }
  return {
    year,
    soilDepthCm,
    strata: strata.strata,
    turns,
    kinds,
    rowCount,
    parcels: rows.parcels,
    kindIndex,
    areasM2: rows.areasM2,
    volumesM3PerHa,
    carbonT,
    totalT,
  };
}

function* sortIntoKinds(
  { strata, turns, sea, profileOf, soilDepthCm, library }: LedgerInput,
  turnCount: number,
  rows: ReturnType<typeof landRows>,
  volumesM3PerHa: Float64Array,
): Generator<EvaluationProgress, { readonly kindIndex: Uint32Array; readonly kinds: readonly LedgerKind[] }, void> {
  const kindIndex = new Uint32Array(rows.parcels.length);
  const places = new Map<number, number>();
  const keys: number[] = [];
  const areasM2: number[] = [];
  const volumeSums: number[] = [];
  for (let row = 0; row < kindIndex.length; row += 1) {
    const key =
      (strata.index[rows.parcels[row] ?? 0] ?? strata.strata.length) * (turnCount + 1) + (rows.turns[row] ?? 0) + 1;
    let place = places.get(key);
    if (place === undefined) {
      place = keys.push(key) - 1;
      places.set(key, place);
      areasM2.push(0);
      volumeSums.push(0);
    }
    kindIndex[row] = place;
    const areaM2 = rows.areasM2[row] ?? 0;
    areasM2[place] = (areasM2[place] ?? 0) + areaM2;
    volumeSums[place] = (volumeSums[place] ?? 0) + areaM2 * (volumesM3PerHa[row] ?? 0);
  }
  const kinds: LedgerKind[] = [];
  for (const [place, key] of keys.entries()) {
    if (place % KINDS_AT_ONCE === 0) yield { done: place, total: keys.length };
    const onLand = Math.floor(key / (turnCount + 1));
    const stratum = onLand < strata.strata.length ? onLand : null;
    const turnPlace = key % (turnCount + 1);
    const turn = turnPlace === 0 ? null : turnPlace - 1;
    const atSea = turn === null ? undefined : sea[turn - turns.length];
    const profile = atSea?.profile ?? profileOf(onLand, turn);
    const densities = densitiesOf(profile, soilDepthCm);
    const areaM2 = areasM2[place] ?? 0;
    const volumeM3PerHa = areaM2 === 0 ? 0 : (volumeSums[place] ?? 0) / areaM2;
    const interval = intervalOfKind(densities, volumeM3PerHa, library);
    kinds.push({ stratum, turn, profile, densities, volumeM3PerHa, areaM2, interval });
  }
  return { kindIndex, kinds };
}

function densitiesOf({ pools }: LedgerProfile, soilDepthCm: number): ReadonlyMap<LedgerColumn, LedgerDensity> {
  const densities = new Map<LedgerColumn, LedgerDensity>();
  for (const one of pools) {
    const column = one.pool === 'soil' && one.depthCm !== soilDepthCm ? 'other-soil' : one.pool;
    if (!densities.has(column)) densities.set(column, one);
  }
  return densities;
}

function intervalOfKind(
  densities: ReadonlyMap<LedgerColumn, LedgerDensity>,
  volumeM3PerHa: number,
  library: FactorLibrary,
): LedgerKind['interval'] {
  const terms = TOTAL_COLUMNS.flatMap((column) => {
    const density = densities.get(column);
    return density === undefined ? [] : [{ areaHa: 1, areaSource: '', volumeM3PerHa, perHa: density.perHa }];
  });
  const { value, low, high } = propagate(terms, library);
  return value === 0 ? null : { low: low / value, high: high / value };
}

const NO_PARTS: Pick<LedgerTurn, 'parcels' | 'areasM2'> = { parcels: new Uint32Array(), areasM2: new Float64Array() };
