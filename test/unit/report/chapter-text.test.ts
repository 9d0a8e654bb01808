import { describe, expect, it } from 'vitest';
import { parseChapterText, writeToken } from '../../../src/report/chapter-text.ts';

const asShown = { group: null, scheme: null, year: null, zone: null };

describe('text of a chapter', () => {
  it('has words and numbers in their order, line by line', () => {
    expect(parseChapterText('到 {forest.cover | a | 2025} 为止\n\n再种')).toEqual([
      [
        { run: 'text', text: '到 ' },
        {
          run: 'number',
          token: {
            source: 'forest.cover | a | 2025',
            indicator: 'forest.cover',
            group: null,
            scheme: 'a',
            year: 2025,
            zone: null,
          },
        },
        { run: 'text', text: ' 为止' },
      ],
      [{ run: 'text', text: '再种' }],
    ]);
  });

  it('takes what is left out or starred as it is on screen', () => {
    for (const text of ['{pv.capacity}', '{ pv.capacity | * | * | * }', '{pv.capacity||}', '｛pv.capacity｜｜｝']) {
      const [[run] = []] = parseChapterText(text);
      expect(run).toMatchObject({ run: 'number', token: { indicator: 'pv.capacity', ...asShown } });
    }
  });

  it('knows parts of an indicator and zones', () => {
    const [[run] = []] = parseChapterText('{area.class:0301 | 山水优先 | 2030 | east}');
    expect(run).toMatchObject({
      token: { indicator: 'area.class', group: '0301', scheme: '山水优先', year: 2030, zone: 'east' },
    });
  });

  it('says what is wrong in its place and goes on', () => {
    const faults = (text: string): unknown[] =>
      parseChapterText(text)
        .flat()
        .map((run) => (run.run === 'fault' ? [run.code, run.source] : run.run));
    expect(faults('a {} b')).toEqual(['text', ['empty', ''], 'text']);
    expect(faults('{ | a | 2025}')).toEqual([['empty', '| a | 2025']]);
    expect(faults('{a|b|2025|c|d}')).toEqual([['too-many-parts', 'a|b|2025|c|d']]);
    expect(faults('{forest.cover | a | 二〇二五}')).toEqual([['year-not-a-year', 'forest.cover | a | 二〇二五']]);
    expect(faults('{forest.cover | a')).toEqual([['unclosed', 'forest.cover | a']]);
    expect(faults('{forest {pv.capacity}')).toEqual([['unclosed', 'forest {pv.capacity}']]);
  });

  it('leaves doubled and lone closing braces as they are', () => {
    expect(parseChapterText('{{x} 和 }')).toEqual([[{ run: 'text', text: '{x} 和 }' }]]);
    expect(parseChapterText(' \n')).toEqual([]);
  });

  it('reads what the editor writes', () => {
    const tokens = [
      { indicator: 'forest.cover', ...asShown },
      { indicator: 'forest.cover', group: null, scheme: 'a', year: 2025, zone: null },
      { indicator: 'area.class', group: '0301', scheme: null, year: 2030, zone: null },
      { indicator: 'forest.area', group: null, scheme: null, year: null, zone: 'east' },
    ];
    expect(tokens.map(writeToken)).toEqual([
      '{forest.cover}',
      '{forest.cover | a | 2025}',
      '{area.class:0301 | * | 2030}',
      '{forest.area | * | * | east}',
    ]);
    for (const token of tokens) {
      const [[run] = []] = parseChapterText(writeToken(token));
      expect(run).toMatchObject({ run: 'number', token });
    }
  });
});
