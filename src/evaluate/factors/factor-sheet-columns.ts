import type { Sheet } from '../../plan/sheet.ts';

/** What the columns of a sheet of factors hold. */
export type FactorColumn = 'id' | 'value' | 'low' | 'high' | 'source';

/** Positions of the columns from 0, null where the sheet has none; the row of the headings from 0. */
export type FactorColumns = Readonly<Record<FactorColumn, number | null>> & { readonly headingRow: number };

/** Headings as people write them; an earlier one wins over a later one. */
const HEADINGS: Readonly<Record<FactorColumn, readonly string[]>> = {
  id: ['id', '编号', '因子编号', '因子id', 'factor id', '因子', 'factor'],
  value: ['value', '值', '数值', '取值', '采用值', '因子值'],
  low: ['low', '下限', '低值', '最小值', 'lower', 'lower bound', 'min'],
  high: ['high', '上限', '高值', '最大值', 'upper', 'upper bound', 'max'],
  source: ['source', '来源', '数据来源', '出处', '依据', '参考文献', 'reference'],
};

/** A title or a note may stand above the headings. */
const FIRST_ROWS = 20;

/** Finds the row of headings and the columns of a sheet of factors, in Chinese or English; null without id, value and source. */
export function findFactorColumns(rows: Sheet['rows']): FactorColumns | null {
  for (const [headingRow, cells] of rows.slice(0, FIRST_ROWS).entries()) {
    const names = cells.map((cell) => (typeof cell === 'string' ? plainName(cell) : ''));
    const find = (column: FactorColumn): number | null => {
      for (const name of HEADINGS[column]) if (names.includes(name)) return names.indexOf(name);
      return null;
    };
    const columns = {
      id: find('id'),
      value: find('value'),
      low: find('low'),
      high: find('high'),
      source: find('source'),
    };
    if (columns.id !== null && columns.value !== null && columns.source !== null) return { ...columns, headingRow };
  }
  return null;
}

/** Lower case, one kind of blank, without what stands in brackets. */
function plainName(name: string): string {
  return name
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/\s*[([].*$/u, '')
    .replace(/[\s_]+/gu, ' ');
}
