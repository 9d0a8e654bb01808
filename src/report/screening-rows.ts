import type { ScreenedHome, ScreeningReport } from '../evaluate/energy/screening-report.ts';

/** A limit that a home near turbines does not keep (超限项); message keys `screening.flag.<flag>`. */
export type ScreeningFlag = 'setback' | 'night2' | 'night1' | 'flicker';

/** A home with what it does not keep, the gravest noise limit only. */
export interface ScreeningRow {
  readonly home: ScreenedHome;
  readonly flags: readonly ScreeningFlag[];
}

/** Homes as a list shows them: those that do not keep a limit first, then the nearest. */
export function screeningRows({ homes }: Pick<ScreeningReport, 'homes'>): readonly ScreeningRow[] {
  const rows = homes.map((home): ScreeningRow => ({ home, flags: flagsOf(home) }));
  return [...rows.filter(({ flags }) => flags.length > 0), ...rows.filter(({ flags }) => flags.length === 0)];
}

function flagsOf({ screening }: ScreenedHome): readonly ScreeningFlag[] {
  const flags: ScreeningFlag[] = [];
  if (screening.isWithinSetback) flags.push('setback');
  if (screening.isAboveNightClass2 === true) flags.push('night2');
  else if (screening.isAboveNightClass1 === true) flags.push('night1');
  if (screening.isFlickerAbove === true) flags.push('flicker');
  return flags;
}
