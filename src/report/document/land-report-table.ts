import { classNameKey } from '../../i18n/class-name-key.ts';
import { hectareNumber } from '../../i18n/format-area.ts';
import { translate, translateCode } from '../../i18n/translate.ts';
import { landTable } from '../land-rows.ts';
import type { PlanFacts } from '../plan-facts.ts';
import type { DocumentTable } from './document-node.ts';
import { tableHeads } from './table-heads.ts';

/** Every land class before and after the plan; the parts add up to the whole. */
export function landReportTable(facts: PlanFacts): DocumentTable | null {
  const { language, evaluation, baseline, classSystem } = facts;
  const table = landTable(evaluation, baseline);
  if (table === null) return null;
  const row = (code: string, name: string, beforeM2: number, afterM2: number, isBold: boolean) => ({
    cells: [code, name, hectareNumber(beforeM2), hectareNumber(afterM2), hectareNumber(afterM2 - beforeM2, true)],
    isBold,
  });
  return {
    node: 'table',
    title: `${translate(language, 'sheet.land-change')} (${translate(language, 'unit.ha')})`,
    heads: [translate(language, 'drawer.class-code'), ...tableHeads(language, ['class', 'baseline', 'plan', 'change'])],
    columns: [
      { share: 12, align: 'start' },
      { share: 34, align: 'start' },
      { share: 18, align: 'end' },
      { share: 18, align: 'end' },
      { share: 18, align: 'end' },
    ],
    rows: [
      ...table.rows.map(({ classCode, baselineM2, planM2 }) =>
        row(
          classCode,
          translateCode(language, classNameKey(classSystem ?? undefined, classCode), classCode),
          baselineM2,
          planM2,
          false,
        ),
      ),
      row('', translate(language, 'drawer.land-unassigned'), table.unassignedM2, table.unassignedM2, false),
      row('', translate(language, 'sheet.sum'), table.regionM2, table.regionM2, true),
    ],
  };
}
