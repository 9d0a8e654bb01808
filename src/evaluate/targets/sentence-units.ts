/** A figure with its unit in a sentence (数值与单位), in the units of targets. */
export interface SentenceFigure {
  readonly value: number;
  /** Unit of targets; null where the sentence gives one that targets do not have. */
  readonly unit: string | null;
  /** As written, e.g. `200万千瓦`. */
  readonly written: string;
  readonly start: number;
  readonly end: number;
}

/** Unit of a target and what one of the written unit is in it. */
interface WrittenUnit {
  readonly words: string;
  readonly unit: string;
  readonly factor: number;
}

/** Longer words first: 千瓦时 before 千瓦, 吨标准煤 before 吨. */
const WRITTEN_UNITS: readonly WrittenUnit[] = [
  { words: '千瓦时|千瓦·时|kWh|度电|度', unit: 'GWh/a', factor: 1e-6 },
  { words: '兆瓦时|MWh', unit: 'MWh', factor: 1 },
  { words: '吉瓦时|GWh', unit: 'GWh/a', factor: 1 },
  { words: '太瓦时|TWh', unit: 'GWh/a', factor: 1000 },
  { words: '千瓦|kW', unit: 'MW', factor: 1e-3 },
  { words: '兆瓦|MW', unit: 'MW', factor: 1 },
  { words: '吉瓦|GW', unit: 'MW', factor: 1000 },
  { words: '公顷|hectares?|ha', unit: 'ha', factor: 1 },
  { words: '亩|mu', unit: 'ha', factor: 1 / 15 },
  { words: '平方公里|平方千米|square kilomet(?:re|er)s?|km²|km2|km\\^2', unit: 'km2', factor: 1 },
  { words: '平方米|square met(?:re|er)s?|m²|m2|㎡', unit: 'm2', factor: 1 },
  { words: '立方米|cubic met(?:re|er)s?|m³|m3', unit: 'm3', factor: 1 },
  { words: '吨标准煤|吨标煤|tce', unit: 'tce', factor: 1 },
  { words: '吨二氧化碳当量|吨二氧化碳|tCO₂e?|tCO2e?', unit: 'tCO2e', factor: 1 },
  { words: '吨/年|t/a|tonnes (?:a|per) year|tons (?:a|per) year', unit: 't/a', factor: 1 },
  { words: '吨|tonnes?|tons?|t', unit: 't', factor: 1 },
  { words: '个百分点|percentage points?', unit: '', factor: 1 },
  { words: '%|％|per ?cent', unit: '%', factor: 1 },
  {
    words: '个|座|台|处|根|charging piles|piles|chargers|stations|parks|sites|villages|places',
    unit: 'count',
    factor: 1,
  },
];

const TIMES: Readonly<Record<string, number>> = {
  千: 1e3,
  万: 1e4,
  百万: 1e6,
  千万: 1e7,
  亿: 1e8,
  万亿: 1e12,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
};

/**
 * Figures with a unit, in the order of the sentence: 200万千瓦 is 2 000 MW, 37亿千瓦时 3 700 GWh/a, 3万亩 2 000 ha. Numbers without a unit (years,
 * section numbers, 500米) are none. Units that targets do not have come with `unit` null.
 *
 * @param sentence with half-width digits, see `plainDigits`
 */
export function findFigures(sentence: string): readonly SentenceFigure[] {
  const units = WRITTEN_UNITS.map(({ words }) => `(${words})`).join('|');
  const times = '百万|千万|万亿|千(?!瓦)|万|亿|thousand|million|billion';
  // A Latin unit ends where its word ends: `5 t` is tonnes, `5 towns` is not.
  const pattern = new RegExp(
    `(?<![\\d.])(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)\\s*(${times})?\\s*(?:${units})(?![a-z])`,
    'giu',
  );
  return [...sentence.matchAll(pattern)].map((match): SentenceFigure => {
    const [written, digits = '', multiple = ''] = match;
    // A group that took no part in the match is undefined, whatever its type says.
    const words: readonly (string | undefined)[] = match.slice(3);
    const found = WRITTEN_UNITS[words.findIndex((word) => word !== undefined)];
    const value = Number(digits.replaceAll(',', '')) * (TIMES[multiple.toLowerCase()] ?? 1) * (found?.factor ?? 1);
    const unit = found === undefined || found.unit === '' ? null : found.unit;
    return { value: withoutNoise(value), unit, written, start: match.index, end: match.index + written.length };
  });
}

/** Full-width digits, points and per cent signs as half-width ones; the length stays the same. */
export function plainDigits(sentence: string): string {
  return sentence.replace(/[０-９．％]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
}

/** 238.8 × 10⁴ is 2 388 000 and not 2 388 000.0000000005. */
function withoutNoise(value: number): number {
  return Number(value.toPrecision(15));
}
