import { compensatedSum } from '../../geo/compensated-sum.ts';
import type { NumberColumn } from '../../land/attribute-column.ts';
import type { EstimateCheck } from './estimate-check.ts';
import type { EstimateTable } from './estimate-table.ts';

/** Rows added up; carbon of those that have a number. */
export interface EstimateSum {
  readonly rows: number;
  readonly areaHa: number;
  readonly carbonT: number;
  readonly withoutCarbon: number;
}

/** Sums of an estimate beside ours (核对合计). */
export interface EstimateSums {
  readonly matched: { readonly ours: EstimateSum; readonly theirs: EstimateSum };
  /** Matched rows in which both have a number: only these two can be compared. */
  readonly compared: { readonly rows: number; readonly oursT: number; readonly theirsT: number };
  readonly onlyTheirs: EstimateSum;
  readonly onlyOurs: EstimateSum;
}

/** Adds the two sides up: O(rows + parcels). */
export function estimateSums(table: EstimateTable, check: EstimateCheck): EstimateSums {
  const { matchedCount, rows, ours, onlyOurs, onlyTheirs } = check;
  const [oursT, theirsT] = [compensatedSum(), compensatedSum()];
  let compared = 0;
  for (let at = 0; at < matchedCount; at += 1) {
    const row = rows[at] ?? 0;
    if (ours.carbonT.present[at] !== 1 || table.carbonT.present[row] !== 1) continue;
    compared += 1;
    oursT.add(ours.carbonT.values[at] ?? 0);
    theirsT.add(table.carbonT.values[row] ?? 0);
  }
  return {
    matched: {
      ours: sumOfPlaces(null, matchedCount, ours.areaHa, ours.carbonT),
      theirs: sumOfPlaces(rows, matchedCount, table.areaHa.values, table.carbonT),
    },
    compared: { rows: compared, oursT: oursT.total, theirsT: theirsT.total },
    onlyTheirs: sumOfPlaces(onlyTheirs, onlyTheirs.length, table.areaHa.values, table.carbonT),
    onlyOurs: sumOfPlaces(null, onlyOurs.ids.length, onlyOurs.areaHa, onlyOurs.carbonT),
  };
}

/** @param places places in the columns, all in their order when null */
function sumOfPlaces(
  places: Uint32Array | null,
  count: number,
  areas: Float64Array,
  carbon: NumberColumn,
): EstimateSum {
  const [areaHa, carbonT] = [compensatedSum(), compensatedSum()];
  let withoutCarbon = 0;
  for (let index = 0; index < count; index += 1) {
    const at = places === null ? index : (places[index] ?? 0);
    areaHa.add(areas[at] ?? 0);
    if (carbon.present[at] === 1) carbonT.add(carbon.values[at] ?? 0);
    else withoutCarbon += 1;
  }
  return { rows: count, areaHa: areaHa.total, carbonT: carbonT.total, withoutCarbon };
}
