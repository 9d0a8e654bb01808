import type { ChartStyle } from './chart-style.ts';

/** How a scheme is told from others (方案线型): dash, mark and colour together, so that each of the three may be lost. */
export interface SchemeLook {
  readonly colour: string;
  /** As the chart library takes it. */
  readonly dash: 'solid' | number[];
  /** Symbol of the chart library. */
  readonly mark: 'circle' | 'rect' | 'triangle' | 'diamond' | 'arrow' | 'roundRect';
}

/** Schemes that are told apart; more are not put into one drawing. */
const MOST_LOOKS = 6;

const DASHES: readonly SchemeLook['dash'][] = ['solid', [9, 4], [9, 3, 2, 3], [3, 3], [14, 4], [6, 3, 2, 3, 2, 3]];
const MARKS: readonly SchemeLook['mark'][] = ['circle', 'rect', 'triangle', 'diamond', 'arrow', 'roundRect'];
const BASELINE_DASH = [2, 3];

/**
 * Look of a scheme in a drawing.
 *
 * @param rank place among the schemes that are drawn, from 0; null for the baseline (现状), which is dotted and grey
 */
export function schemeLook({ ink3, schemes }: Pick<ChartStyle, 'ink3' | 'schemes'>, rank: number | null): SchemeLook {
  if (rank === null) return { colour: ink3, dash: BASELINE_DASH, mark: 'rect' };
  const place = rank % MOST_LOOKS;
  return { colour: schemes[place] ?? ink3, dash: DASHES[place] ?? 'solid', mark: MARKS[place] ?? 'circle' };
}
