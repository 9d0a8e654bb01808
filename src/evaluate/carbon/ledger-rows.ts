import type { LedgerTurn } from './ledger-turns.ts';

/** What stands for the parcel of a row at sea. */
export const NO_PARCEL = 0xffff_ffff;

/**
 * Rows of land: a parcel, or a part of one (台账行). Parcels ascend; the part that stays comes before those that turn. Land at sea
 * comes last.
 */
export interface LandRows {
  /** {@link NO_PARCEL} at sea. */
  readonly parcels: Uint32Array;
  /** Which of the turns; −1 for land that stays; land at sea counts on after the turns. */
  readonly turns: Int32Array;
  readonly areasM2: Float64Array;
}

/** What is left of a parcel is rounding, not land, when it is less than this share of it. */
const ROUNDING = 1e-9;

/**
 * Divides parcels into the parts that turn and what is left of them. Parcels without land in the district have no row.
 *
 * @param areasM2 area of every parcel inside the district
 * @param seaM2 areas of features at sea
 */
export function landRows(areasM2: Float64Array, turns: readonly LedgerTurn[], seaM2: readonly number[] = []): LandRows {
  const parcelCount = areasM2.length;
  // How many parts of each parcel turn, then where its first one lies when they are sorted by parcel.
  const starts = new Uint32Array(parcelCount + 1);
  for (const { parcels } of turns) for (const parcel of parcels) starts[parcel + 1] = (starts[parcel + 1] ?? 0) + 1;
  for (let parcel = 0; parcel < parcelCount; parcel += 1) {
    starts[parcel + 1] = (starts[parcel + 1] ?? 0) + (starts[parcel] ?? 0);
  }
  const partCount = starts[parcelCount] ?? 0;
  const partTurns = new Int32Array(partCount);
  const partAreas = new Float64Array(partCount);
  const next = starts.slice(0, parcelCount);
  turns.forEach((turn, at) => {
    turn.parcels.forEach((parcel, place) => {
      const part = next[parcel] ?? 0;
      next[parcel] = part + 1;
      partTurns[part] = at;
      partAreas[part] = turn.areasM2[place] ?? 0;
    });
  });

  const most = parcelCount + partCount + seaM2.length;
  const rows = {
    parcels: new Uint32Array(most),
    turns: new Int32Array(most),
    areasM2: new Float64Array(most),
  };
  let count = 0;
  const add = (parcel: number, turn: number, areaM2: number): void => {
    rows.parcels[count] = parcel;
    rows.turns[count] = turn;
    rows.areasM2[count] = areaM2;
    count += 1;
  };
  for (let parcel = 0; parcel < parcelCount; parcel += 1) {
    const wholeM2 = areasM2[parcel] ?? 0;
    const end = starts[parcel + 1] ?? 0;
    let restM2 = wholeM2;
    for (let part = starts[parcel] ?? 0; part < end; part += 1) restM2 -= partAreas[part] ?? 0;
    if (restM2 > ROUNDING * wholeM2) add(parcel, -1, restM2);
    for (let part = starts[parcel] ?? 0; part < end; part += 1) add(parcel, partTurns[part] ?? 0, partAreas[part] ?? 0);
  }
  seaM2.forEach((areaM2, at) => add(NO_PARCEL, turns.length + at, areaM2));
  return {
    parcels: rows.parcels.slice(0, count),
    turns: rows.turns.slice(0, count),
    areasM2: rows.areasM2.slice(0, count),
  };
}
