import { classNameKey } from '../../i18n/class-name-key.ts';
import { hectares } from '../../i18n/format-area.ts';
import { joinQuantity } from '../../i18n/format-number.ts';
import { translate, translateCode } from '../../i18n/translate.ts';
import { classRows, poolTable } from '../carbon-parts.ts';
import { inCarbonDioxide, intervalWords } from '../carbon-scale.ts';
import type { PlanFacts } from '../plan-facts.ts';
import type { DocumentTable } from './document-node.ts';
import { tableHeads } from './table-heads.ts';

/** Stock, yearly sink and change with their pools and 95 % intervals. */
export function carbonReportTable({ carbon, language }: PlanFacts): DocumentTable | null {
  if (carbon === null) return null;
  const rows = (['stock', 'sink', 'change'] as const).flatMap((of) => {
    const isSink = of === 'sink';
    const unit = isSink ? 'tCO2e/a' : 'tC';
    const written = (
      amount:
        | (typeof carbon)[typeof of]['total']
        | { value: number; low: number; high: number; halfWidthPercent: number | null },
    ) => {
      const words = intervalWords(isSink ? inCarbonDioxide(amount) : amount, unit, language, of === 'change');
      return [`${words.number} ${words.unit}`, words.bounds];
    };
    const pools = poolTable(carbon[of]).counted.map(({ pool, amount }) => ({
      cells: [`\u3000${translate(language, `carbon.pool.${pool}`)}`, ...written(amount)],
      isBold: false,
    }));
    return [
      { cells: [translate(language, `carbon.card.${of}`), ...written(carbon[of].total)], isBold: true },
      ...pools,
    ];
  });
  return {
    node: 'table',
    title: translate(language, 'report.carbon'),
    heads: tableHeads(language, ['source', 'value', 'interval']),
    columns: [
      { share: 40, align: 'start' },
      { share: 28, align: 'end' },
      { share: 32, align: 'end' },
    ],
    rows,
  };
}

/** Stock and sink by land class. */
export function carbonClassTable({ carbon, language, classSystem }: PlanFacts): DocumentTable | null {
  if (carbon === null) return null;
  return {
    node: 'table',
    title: translate(language, 'report.carbon-classes'),
    heads: tableHeads(language, ['class', 'area', 'stock', 'sink']),
    columns: [
      { share: 34, align: 'start' },
      { share: 20, align: 'end' },
      { share: 23, align: 'end' },
      { share: 23, align: 'end' },
    ],
    rows: classRows(carbon).map(({ classCode, areaM2, stock, sink }) => {
      const stockWords = stock.amount === null ? null : intervalWords(stock.amount, 'tC', language);
      const sinkWords = sink.amount === null ? null : intervalWords(inCarbonDioxide(sink.amount), 'tCO2e/a', language);
      const none = translate(language, 'status.unknown');
      return {
        cells: [
          translateCode(language, classNameKey(classSystem ?? undefined, classCode), classCode),
          joinQuantity(hectares(areaM2, language)),
          stockWords === null ? none : `${stockWords.number} ${stockWords.unit}`,
          sinkWords === null ? none : `${sinkWords.number} ${sinkWords.unit}`,
        ],
        isBold: false,
      };
    }),
  };
}
