import type { FactorLibrary } from '../factors/factor.ts';
import type { NoValue } from '../measure.ts';

/**
 * Which grid factor is asked for (电力排放因子口径), methods.md 5: `province` is the location-based average, for electricity that is used
 * or replaced on the grid; `national` the same for the country; `ex-market` is what is left to users beside traded non-fossil
 * power; `fossil` is for power that replaces fossil power only.
 */
export type GridCalibre = 'province' | 'national' | 'ex-market' | 'fossil';

const NATIONAL_ENDINGS: Readonly<Record<Exclude<GridCalibre, 'province'>, string>> = {
  national: 'national.avg',
  'ex-market': 'national.exmarket',
  fossil: 'national.fossil',
};

/**
 * Id of the grid factor to take: the latest one published for a year not after the year asked for, so that a number of a year
 * never changes with later announcements of the library beyond that year. Years are those of the factors, not of the
 * announcements (生态环境部、国家统计局 announcements for 2021, 2022 and 2023).
 */
export function gridFactorId(
  library: FactorLibrary,
  calibre: GridCalibre,
  province: string | null,
  year: number,
): string | NoValue {
  if (calibre === 'province' && province === null) return { code: 'no-province', details: {} };
  const ending = calibre === 'province' ? (province ?? '') : NATIONAL_ENDINGS[calibre];
  return (
    latestId(library, 'grid', ending, year) ?? { code: 'no-grid-factor', details: { province: province ?? '', year } }
  );
}

/** Id `<series>.<year>.<ending>` of the latest year not after the one asked for; null where there is none. */
export function latestId(library: FactorLibrary, series: string, ending: string, year: number): string | null {
  let latest: { readonly id: string; readonly year: number } | null = null;
  for (const { shipped } of library.all) {
    if (!shipped.id.startsWith(`${series}.`)) continue;
    const [ofYear, rest] = splitOnce(shipped.id.slice(series.length + 1));
    if (rest !== ending || !/^\d{4}$/u.test(ofYear) || Number(ofYear) > year) continue;
    if (latest === null || Number(ofYear) > latest.year) latest = { id: shipped.id, year: Number(ofYear) };
  }
  return latest?.id ?? null;
}

function splitOnce(text: string): readonly [string, string] {
  const at = text.indexOf('.');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
