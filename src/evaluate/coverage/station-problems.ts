import type { MapShift } from '../../geo/map-shift.ts';
import { featureNumber } from '../energy/feature-number.ts';
import type { CoverageNow } from './coverage-evaluator.ts';
import type { ServiceStation } from './service-station.ts';
import { suspectStationShift } from './station-shift.ts';

/** Two stations of a kind this near are one that was entered twice, m. */
const SAME_PLACE_M = 1;

/** Something wrong with stations (站点数据问题); message keys `coverage.problem.<code>`. */
export type StationProblem =
  /** A station at the place of an earlier one; it serves nobody more. */
  | { readonly code: 'duplicate-station'; readonly feature: string; readonly other: string }
  /** Piles or radius outside the bounds of the field; not used. */
  | {
      readonly code: 'number-refused';
      readonly feature: string;
      readonly field: string;
      readonly value: string | number;
    }
  /** Stations lie beside the roads by the offset of a web map. */
  | { readonly code: 'stations-shifted'; readonly shift: MapShift; readonly features: readonly string[] };

/** Looks the stations of a scheme and year over: O(n log n), and a search for each when there are roads. */
export function stationProblems({ charging, bus, network, plane }: CoverageNow): readonly StationProblem[] {
  const problems: StationProblem[] = [...duplicates(charging), ...duplicates(bus)];
  for (const { feature } of [...charging, ...bus]) {
    for (const field of ['piles', 'serviceRadiusM']) {
      const found = featureNumber(feature, field);
      if (found === null || typeof found === 'number') continue;
      problems.push({ code: 'number-refused', feature: feature.id, field, value: found.details['value'] ?? '' });
    }
  }
  const roads = network();
  if (roads === null) return problems;
  for (const stations of [charging, bus]) {
    const degrees = Float64Array.from([...stations].flatMap(({ longitude, latitude }) => [longitude, latitude]));
    const shift = suspectStationShift(degrees, roads.access, plane);
    if (shift !== null) {
      problems.push({ code: 'stations-shifted', shift, features: [...stations].map(({ feature }) => feature.id) });
    }
  }
  return problems;
}

/** By easting, each against those before it within a metre of easting. */
function duplicates(stations: ReadonlySet<ServiceStation>): StationProblem[] {
  const order = new Map([...stations].map((station, at) => [station, at]));
  const sorted = [...stations].sort((a, b) => a.x - b.x || a.y - b.y);
  const problems: { readonly at: number; readonly problem: StationProblem }[] = [];
  sorted.forEach((station, at) => {
    for (let before = at - 1; before >= 0; before -= 1) {
      const other = sorted[before];
      if (other === undefined || station.x - other.x > SAME_PLACE_M) return;
      if (Math.hypot(station.x - other.x, station.y - other.y) > SAME_PLACE_M) continue;
      const [stationAt, otherAt] = [order.get(station) ?? 0, order.get(other) ?? 0];
      const [first, second] = stationAt < otherAt ? [station, other] : [other, station];
      problems.push({
        at: Math.max(stationAt, otherAt),
        problem: { code: 'duplicate-station', feature: second.feature.id, other: first.feature.id },
      });
      return;
    }
  });
  return problems.sort((a, b) => a.at - b.at).map(({ problem }) => problem);
}
