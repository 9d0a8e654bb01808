import { baselineScenario } from '../plan/default-scope.ts';
import type { Plan } from '../plan/plan.ts';

/** Colours to choose from, apart in lightness as well as in hue; readable on paper and on the dark ground. */
export const SCHEME_COLOURS: readonly string[] = [
  '#1f64c8',
  '#b2650a',
  '#0f7f86',
  '#8a4fc4',
  '#b0237a',
  '#5f7d12',
  '#8c4a2f',
  '#5b6b7c',
];

/** Marks of schemes, one behind the other; with colour and name each tells them apart by itself. */
const SCHEME_MARKS = ['circle', 'square', 'triangle', 'diamond'] as const;
type SchemeMarkShape = (typeof SCHEME_MARKS)[number];

/** How a scheme looks on tabs and in lists (方案标记). */
export interface SchemeLook {
  /** Null: the grey of the baseline. */
  readonly colour: string | null;
  readonly shape: SchemeMarkShape;
}

/** The look of a scheme: its own colour, else that of its place; the mark is that of its place. */
export function schemeLook({ scenarios }: Pick<Plan, 'scenarios'>, id: string): SchemeLook {
  const baseline = baselineScenario({ scenarios })?.id;
  const others = scenarios.filter((one) => one.id !== baseline);
  const place = others.findIndex((one) => one.id === id);
  const own = scenarios.find((one) => one.id === id)?.colour ?? null;
  if (place < 0) return { colour: own, shape: 'square' };
  return {
    colour: own ?? SCHEME_COLOURS[place % SCHEME_COLOURS.length] ?? null,
    shape: SCHEME_MARKS[place % SCHEME_MARKS.length] ?? 'circle',
  };
}
