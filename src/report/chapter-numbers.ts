import type { Evaluation } from '../evaluate/evaluation.ts';
import { type Measure, type NoValue, REGION_ZONE } from '../evaluate/measure.ts';
import type { Chapter, ChapterFigure } from '../plan/chapter.ts';
import type { Plan } from '../plan/plan.ts';
import { type NumberToken, parseChapterText } from './chapter-text.ts';

/** A scheme in a year. */
export interface NumberScope {
  readonly scenario: string;
  readonly year: number;
}

/** What live numbers are looked up in. */
export interface NumberFacts {
  readonly plan: Pick<Plan, 'scenarios' | 'zones' | 'years' | 'baseYear'>;
  /** Scheme and year on screen. */
  readonly scope: NumberScope;
  /** What has been computed, of any scheme and year; also what is older than the plan. */
  readonly evaluations: readonly Evaluation[];
  /** Revision of the plan: numbers of another one are old. */
  readonly revision: number;
}

/** What a token means in a plan: the row it asks for. */
export interface NumberQuery extends NumberScope {
  readonly indicator: string;
  readonly group: string | null;
  readonly zone: string;
}

/** Why there is no such number; message keys `chapter.fault.<code>`. */
export type NumberFaultCode =
  'unknown-scheme' | 'unknown-zone' | 'unknown-indicator' | 'unknown-group' | 'year-before-base';

/** A live number as it stands now. `pending`: it is still being worked out. */
export type FoundNumber =
  | { readonly found: 'value'; readonly measure: Measure; readonly value: number; readonly isOld: boolean }
  | { readonly found: 'none'; readonly measure: Measure; readonly none: NoValue | null; readonly isOld: boolean }
  | { readonly found: 'pending' }
  | { readonly found: 'fault'; readonly code: NumberFaultCode; readonly name: string };

/**
 * What a token asks for in a plan, or why nothing can be asked. Schemes and zones are found by id, else by name.
 */
function queryOf(
  token: Omit<NumberToken, 'source'>,
  { plan, scope }: Pick<NumberFacts, 'plan' | 'scope'>,
): NumberQuery | { readonly code: NumberFaultCode; readonly name: string } {
  const scheme = token.scheme === null ? scope.scenario : idOf(plan.scenarios, token.scheme);
  if (scheme === null) return { code: 'unknown-scheme', name: token.scheme ?? '' };
  const zone = token.zone === null || token.zone === REGION_ZONE ? REGION_ZONE : idOf(plan.zones, token.zone);
  if (zone === null) return { code: 'unknown-zone', name: token.zone ?? '' };
  const year = token.year ?? scope.year;
  if (year < plan.baseYear) return { code: 'year-before-base', name: String(year) };
  return { scenario: scheme, year, indicator: token.indicator, group: token.group, zone };
}

/** Looks a number up among what has been computed. */
export function findNumber(token: Omit<NumberToken, 'source'>, facts: NumberFacts): FoundNumber {
  const query = queryOf(token, facts);
  if ('code' in query) return { found: 'fault', ...query };
  const evaluation = evaluationOf(query, facts.evaluations);
  if (evaluation === null) return { found: 'pending' };
  const rows = evaluation.measures.filter(({ indicator }) => indicator === query.indicator);
  if (rows.length === 0) return { found: 'fault', code: 'unknown-indicator', name: query.indicator };
  const measure = rows.find(({ group, zone }) => group === query.group && zone === query.zone);
  if (measure === undefined) {
    const hasGroup = rows.some(({ group }) => group === query.group);
    if (!hasGroup) return { found: 'fault', code: 'unknown-group', name: query.group ?? query.indicator };
    return { found: 'fault', code: 'unknown-zone', name: query.zone };
  }
  const isOld = evaluation.revision !== facts.revision;
  const { value, none } = measure;
  return value === null ? { found: 'none', measure, none, isOld } : { found: 'value', measure, value, isOld };
}

/** The newest evaluation of a scheme and year; null when there is none. */
export function evaluationOf(scope: NumberScope, evaluations: readonly Evaluation[]): Evaluation | null {
  let newest: Evaluation | null = null;
  for (const one of evaluations) {
    const isMeant = one.scenario === scope.scenario && one.year === scope.year;
    if (isMeant && (newest === null || one.revision > newest.revision)) newest = one;
  }
  return newest;
}

/** Schemes and years that a chapter has numbers of, beside the one on screen, each once. */
export function scopesOf(
  chapter: Pick<Chapter, 'text'>,
  facts: Pick<NumberFacts, 'plan' | 'scope'>,
): readonly NumberScope[] {
  const scopes = new Map<string, NumberScope>();
  for (const run of parseChapterText(chapter.text).flat()) {
    const query = run.run === 'number' ? queryOf(run.token, facts) : null;
    if (query === null || 'code' in query) continue;
    const { scenario, year } = query;
    if (scenario !== facts.scope.scenario || year !== facts.scope.year)
      scopes.set(`${scenario} ${year}`, { scenario, year });
  }
  return [...scopes.values()];
}

/** The token that asks for a figure of a chapter: it follows scheme and year on screen. */
export function tokenOfFigure({ indicator, group, zone }: ChapterFigure): Omit<NumberToken, 'source'> {
  return { indicator, group: group ?? null, scheme: null, year: null, zone: zone ?? null };
}

function idOf(list: readonly { readonly id: string; readonly name: string }[], asked: string): string | null {
  return (list.find(({ id }) => id === asked) ?? list.find(({ name }) => name === asked))?.id ?? null;
}
