import { describe, expect, it } from 'vitest';
import type { ImportSummary } from '../../../src/session/import-summary.ts';
import { forecastSentence, geometryWords } from '../../../src/ui/exchange/forecast-sentence.ts';

const NAMES: Readonly<Record<string, string>> = { forest: '林地', wetland: '湿地' };
const nameOf = (kind: string): string => NAMES[kind] ?? kind;
const NOTHING: ImportSummary = { added: [], total: 0, isExact: true, leftOut: [] };
const MUCH: ImportSummary = {
  added: [
    { kind: 'forest', count: 100 },
    { kind: 'wetland', count: 28 },
  ],
  total: 128,
  isExact: true,
  leftOut: [
    { reason: 'line', count: 9 },
    { reason: 'no-geometry', count: 3 },
  ],
};

describe('the line at the foot of the import', () => {
  it('says what will come and what will not, and why', () => {
    expect(forecastSentence('zh', MUCH, nameOf)).toBe(
      '将新增 128 个要素：林地 100、湿地 28；12 个不导入：几何是线 9、没有几何 3',
    );
  });

  it('says the same in English', () => {
    expect(forecastSentence('en', MUCH, (kind) => kind)).toBe(
      'Adds 128 features: forest 100, wetland 28; 12 left out: lines 9, without geometry 3',
    );
  });

  it('does not promise what is only known after reading', () => {
    expect(forecastSentence('zh', { ...MUCH, isExact: false, leftOut: [] }, nameOf)).toBe(
      '至多新增 128 个要素：林地 100、湿地 28；几何与类别不合的不导入，读完后列出',
    );
  });

  it('says that nothing comes in', () => {
    expect(forecastSentence('zh', NOTHING, nameOf)).toBe('照现在的对应，一个要素也进不来');
  });

  it('gives the one reason there is without counting it again', () => {
    const summary: ImportSummary = { ...MUCH, leftOut: [{ reason: 'no-kind', count: 16 }] };
    expect(forecastSentence('zh', summary, nameOf)).toBe(
      '将新增 128 个要素：林地 100、湿地 28；16 个不导入：没有定类别',
    );
  });

  it('leaves the words for what is left out alone when nothing is', () => {
    expect(forecastSentence('zh', { ...MUCH, leftOut: [] }, nameOf)).toBe('将新增 128 个要素：林地 100、湿地 28');
  });
});

describe('what a layer holds', () => {
  it('names only the shapes that are there', () => {
    const geometries = { polygon: 128, line: 9, point: 0, mixed: 0 };
    expect(geometryWords('zh', { featureCount: 140, geometries })).toBe('140 个要素：面 128、线 9');
    expect(geometryWords('en', { featureCount: 140, geometries })).toBe('140 features: 128 areas, 9 lines');
  });

  it('counts features that have no shape', () => {
    const geometries = { polygon: 0, line: 0, point: 0, mixed: 0 };
    expect(geometryWords('zh', { featureCount: 3, geometries })).toBe('3 个要素');
  });
});
