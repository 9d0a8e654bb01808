import type { StockMethod } from './carbon-row.ts';
import type { StandData, StockOfData } from './estimate-stock.ts';

/** What can make somebody's carbon differ from ours (差异来源), in the order in which theirs takes the place of ours. */
export const ESTIMATE_EFFECTS = ['area', 'class', 'species', 'age', 'volume', 'method', 'rest'] as const;

/** One of {@link ESTIMATE_EFFECTS}; `rest` is what is left: their factors, rounding, mistakes. */
export type EstimateEffect = (typeof ESTIMATE_EFFECTS)[number];

/** What a row of an estimate says beside what we have. Null: not told. */
export interface TheirData {
  readonly areaHa: number | null;
  readonly stand: Partial<StandData>;
  readonly method: StockMethod | null;
  readonly carbonT: number | null;
}

/** What makes a row differ. */
export interface RowEffects {
  /** tC by effect; null where one of the two has no number. They add up to theirs less ours. */
  readonly effects: Readonly<Record<EstimateEffect, number>> | null;
  /** What this tool gives with their data, tC; null without a number. */
  readonly withTheirDataT: number | null;
}

/** The data of a stand that theirs are put in for, one after the other. */
const STEPS = [
  { effect: 'class', members: ['classCode', 'carbonClass'] },
  { effect: 'species', members: ['species'] },
  { effect: 'age', members: ['ageYears'] },
  { effect: 'volume', members: ['volumeM3PerHa'] },
] as const satisfies readonly { readonly effect: EstimateEffect; readonly members: readonly (keyof StandData)[] }[];

/**
 * Divides the difference of a row by replacing our data with theirs one after the other (逐项替代): area, class, species, age, volume,
 * then the method that they name; the rest is what our way of working it out does not explain. The share of each depends on this
 * order, their sum does not. A step after which there would be no number is left out, and its share falls into the rest.
 */
export function effectsOf(oursHa: number, ours: StandData, theirs: TheirData, stock: StockOfData): RowEffects {
  const effects = { area: 0, class: 0, species: 0, age: 0, volume: 0, method: 0, rest: 0 };
  const ownPerHa = stock(ours, null).carbonTPerHa(ours.volumeM3PerHa);
  if (ownPerHa === null) {
    const all = { ...ours, ...theirs.stand };
    const perHa = stock(all, null).carbonTPerHa(all.volumeM3PerHa);
    return { effects: null, withTheirDataT: perHa === null ? null : perHa * (theirs.areaHa ?? oursHa) };
  }
  const ownT = ownPerHa * oursHa;
  const areaHa = theirs.areaHa ?? oursHa;
  let valueT = ownPerHa * areaHa;
  effects.area = valueT - ownT;
  let data = ours;
  for (const { effect, members } of STEPS) {
    const next = { ...data };
    let isOther = false;
    for (const member of members) {
      if (!(member in theirs.stand) || theirs.stand[member] === data[member]) continue;
      Object.assign(next, { [member]: theirs.stand[member] });
      isOther = true;
    }
    if (!isOther) continue;
    const perHa = stock(next, null).carbonTPerHa(next.volumeM3PerHa);
    if (perHa === null) continue;
    effects[effect] = perHa * areaHa - valueT;
    valueT = perHa * areaHa;
    data = next;
  }
  const withTheirDataT = valueT;
  const used = stock(data, null).method;
  if (theirs.method !== null && theirs.method !== used) {
    const perHa = stock(data, theirs.method).carbonTPerHa(data.volumeM3PerHa);
    if (perHa !== null) {
      effects.method = perHa * areaHa - valueT;
      valueT = perHa * areaHa;
    }
  }
  if (theirs.carbonT === null) return { effects: null, withTheirDataT };
  effects.rest = theirs.carbonT - valueT;
  return { effects, withTheirDataT };
}
