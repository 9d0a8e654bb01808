import { factorIds } from '../evaluate/carbon/expression.ts';
import type { Interval } from '../evaluate/carbon/interval.ts';
import {
  type Ledger,
  LEDGER_COLUMNS,
  type LedgerColumn,
  type LedgerDensity,
  type LedgerKind,
  type LedgerProfile,
} from '../evaluate/carbon/ledger.ts';
import type { FactorLibrary } from '../evaluate/factors/factor.ts';
import type { Language } from '../i18n/language.ts';
import { translate, translateCode } from '../i18n/translate.ts';

/** A ledger with the names that people read (碳台账报表). */
export interface LedgerReport {
  readonly ledger: Ledger;
  readonly library: FactorLibrary;
  /** The total with its interval. */
  readonly total: Interval;
  readonly language: Language;
  readonly planName: string;
  readonly scenarioName: string;
  /** What everybody who gets the numbers must be told of the data behind them, in the language of the report. */
  readonly dataNotes: readonly string[];
  readonly parcelId: (parcel: number) => string;
  readonly featureName: (feature: string) => string;
  /** Name of a class by its code in the base's system; empty where it has none. */
  readonly className: (code: string) => string;
}

/** What the rows of one kind of land have in common, in words. */
export interface KindWords {
  readonly feature: string;
  readonly classBefore: string;
  readonly classAfter: string;
  readonly methods: string;
  readonly factors: string;
  readonly reasons: string;
  readonly soilDepthCm: number | null;
  readonly otherDepthCm: number | null;
  /** Whether any pool of the total has a number. */
  readonly hasTotal: boolean;
  /** Whether the file tells the growing stock. */
  readonly hasVolume: boolean;
}

/** The words of every kind of land of a ledger, in the order of `ledger.kinds`. */
export function ledgerWords(report: LedgerReport): readonly KindWords[] {
  const { ledger, language, className, featureName } = report;
  const classText = (code: string): string =>
    code === '' ? translate(language, 'ledger.unknown-class') : `${code} ${className(code)}`.trim();
  const sea = translate(language, 'ledger.sea');
  return ledger.kinds.map(({ densities, profile, stratum, turn }) => {
    const land = stratum === null ? undefined : ledger.strata[stratum];
    const before = land?.classCode ?? '';
    const turned = turn === null ? undefined : ledger.turns[turn];
    const classAfter = land === undefined ? sea : classText(turned?.toClass ?? before);
    return {
      feature: turned === undefined ? '' : featureName(turned.feature),
      classBefore: land === undefined ? sea : classText(before),
      classAfter,
      methods: methodWords(poolMethods(densities), language),
      factors: [...factorsOf(densities)].join(' '),
      reasons: reasonWords(profile.missing, classAfter, language),
      soilDepthCm: densities.get('soil')?.depthCm ?? null,
      otherDepthCm: densities.get('other-soil')?.depthCm ?? null,
      hasTotal: [...densities.keys()].some((column) => column !== 'other-soil'),
      hasVolume: land !== undefined && land.volume !== 'none',
    };
  });
}

/** Ids of the factors that a ledger uses, in the order of the library. */
export function ledgerFactorIds({ ledger, library }: Pick<LedgerReport, 'ledger' | 'library'>): readonly string[] {
  const used = new Set<string>();
  for (const { densities } of ledger.kinds) for (const id of factorsOf(densities)) used.add(id);
  return library.all.flatMap(({ shipped }) => (used.has(shipped.id) ? [shipped.id] : []));
}

/** How a pool is found. */
export type PoolMethod = Pick<LedgerDensity, 'method'> & { readonly column: LedgerColumn };

/** How the pools of some land are found, in words; pools that are found alike are named together. */
export function methodWords(found: readonly PoolMethod[], language: Language): string {
  const pools = new Map<string, string[]>();
  for (const { column, method } of found) {
    const name = translateCode(language, `carbon.method.${method}`, method);
    pools.set(name, [...(pools.get(name) ?? []), poolName(column, language)]);
  }
  const [colon, comma] = language === 'zh' ? ['：', '、'] : [': ', ', '];
  return [...pools].map(([method, names]) => `${names.join(comma)}${colon}${method}`).join(separator(language));
}

/**
 * Why pools of some land have no number, in words.
 *
 * @param landClass the class as people know it, not the one that carbon is worked out for
 */
export function reasonWords(missing: LedgerProfile['missing'], landClass: string, language: Language): string {
  const colon = language === 'zh' ? '：' : ': ';
  return missing
    .map(({ code, details, pool }) => {
      const reason = translateCode(language, `carbon.none.${code}`, code, { ...details, class: landClass });
      return pool === null ? reason : `${poolName(pool, language)}${colon}${reason}`;
    })
    .join(separator(language));
}

/** Name of a pool, or of soil of another depth. */
export function poolName(column: LedgerColumn, language: Language): string {
  return translate(language, `carbon.pool.${column}`);
}

function factorsOf(densities: LedgerKind['densities']): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { perHa } of densities.values()) for (const id of factorIds(perHa)) found.add(id);
  return found;
}

function poolMethods(densities: LedgerKind['densities']): readonly PoolMethod[] {
  return LEDGER_COLUMNS.flatMap((column) => {
    const density = densities.get(column);
    return density === undefined ? [] : [{ column, method: density.method }];
  });
}

function separator(language: Language): string {
  return language === 'zh' ? '；' : '; ';
}
