import type { Confidence, FactorTopic, UsedFactor } from './factor.ts';

/** What of the factors is asked for (因子筛选); an empty set and an empty text let everything through. */
export interface FactorFilter {
  /** Words that all have to occur somewhere in the factor. */
  readonly text: string;
  /** Null lets both through. */
  readonly mark: Confidence | null;
  readonly topics: ReadonlySet<FactorTopic>;
  readonly units: ReadonlySet<string>;
  /** Only those with a number of the plan's own. */
  readonly changedOnly: boolean;
}

/**
 * Makes a search over factors (因子查找): it gives those that pass a filter, in their order. Texts are compared without regard to
 * case and width; every word has to occur in id, quantity, land class (both languages), method, source, region, unit or
 * note. The texts are prepared once, at the first search for words.
 */
export function createFactorSearch(factors: readonly UsedFactor[]): (filter: FactorFilter) => readonly UsedFactor[] {
  let texts: readonly string[] | null = null;
  return (filter) => {
    const words = plain(filter.text)
      .split(' ')
      .filter((word) => word !== '');
    const searched = words.length === 0 ? [] : (texts ??= factors.map(searchText));
    return factors.filter((one, index) => {
      const { confidence, topic, unit } = one.shipped;
      if (filter.changedOnly && one.change === null) return false;
      if (filter.mark !== null && filter.mark !== confidence) return false;
      if (!lets(filter.topics, topic) || !lets(filter.units, unit)) return false;
      return words.every((word) => searched[index]?.includes(word) === true);
    });
  };
}

/** Units that factors are in, the most frequent first. */
export function unitsOf(factors: readonly UsedFactor[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { shipped } of factors) counts.set(shipped.unit, (counts.get(shipped.unit) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([unit]) => unit);
}

function lets<Value>(chosen: ReadonlySet<Value>, value: Value): boolean {
  return chosen.size === 0 || chosen.has(value);
}

function searchText({ shipped, source }: UsedFactor): string {
  const { id, quantity, quantityZh, landClass, landClassZh, method, region, unit, note } = shipped;
  return plain(
    [id, quantity, quantityZh, landClass, landClassZh, method, source, shipped.source, region, unit, note ?? ''].join(
      '\n',
    ),
  );
}

/** Lower case, full-width letters and ₂ as plain ones, one kind of blank. */
function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
}
