import type { Language } from '../../i18n/language.ts';
import { translate } from '../../i18n/translate.ts';
import type { KindId } from '../../kinds/kind.ts';
import type { ImportSummary } from '../../session/import-summary.ts';
import type { Layer } from './feature-form.ts';

/** What an import will do, in one or two sentences; `nameOf` is the short name of a kind. */
export function forecastSentence(language: Language, summary: ImportSummary, nameOf: (kind: KindId) => string): string {
  const { added, total, isExact, leftOut } = summary;
  const comma = language === 'zh' ? '、' : ', ';
  const kinds = added.map(({ kind, count }) =>
    translate(language, 'exchange.forecast-part', { part: nameOf(kind), count }),
  );
  const left = leftOut.reduce((sum, { count }) => sum + count, 0);
  const reasons = leftOut.map(({ reason, count }) => {
    const words = translate(language, `exchange.left.${reason}`);
    // The one reason is that of all: its count would be said twice.
    return leftOut.length === 1 ? words : translate(language, 'exchange.forecast-part', { part: words, count });
  });
  const head = isExact ? 'exchange.forecast' : 'exchange.forecast-most';
  const sentences = [
    total === 0
      ? translate(language, 'exchange.forecast-none')
      : translate(language, head, { count: total, kinds: kinds.join(comma) }),
  ];
  if (left > 0)
    sentences.push(translate(language, 'exchange.forecast-left', { count: left, reasons: reasons.join(comma) }));
  if (!isExact) sentences.push(translate(language, 'exchange.forecast-unsure'));
  return sentences.join(language === 'zh' ? '；' : '; ');
}

/** How many features of which shape a layer holds. */
export function geometryWords(
  language: Language,
  { featureCount, geometries }: Pick<Layer, 'featureCount' | 'geometries'>,
): string {
  const shapes = (['polygon', 'line', 'point', 'mixed'] as const)
    .filter((shape) => geometries[shape] > 0)
    .map((shape) => translate(language, `exchange.shape.${shape}`, { count: geometries[shape] }));
  const head = translate(language, 'exchange.count', { count: featureCount });
  return shapes.length === 0
    ? head
    : [head, shapes.join(language === 'zh' ? '、' : ', ')].join(language === 'zh' ? '：' : ': ');
}
