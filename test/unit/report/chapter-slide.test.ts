import { describe, expect, it } from 'vitest';
import type { Evaluation } from '../../../src/evaluate/evaluation.ts';
import type { Chapter } from '../../../src/plan/chapter.ts';
import { findNumber, scopesOf } from '../../../src/report/chapter-numbers.ts';
import { chapterProblems } from '../../../src/report/chapter-problems.ts';
import { chapterSlide, type SlideFacts } from '../../../src/report/chapter-slide.ts';
import { target } from '../../support/plan-pieces.ts';
import { drawnFeature, smallPlan } from '../../support/small-plan.ts';
import { evaluationOf, regionMeasure, resultOf } from './evaluation-fixture.ts';

function cover(scenario: string, year: number, value: number, revision = 7): Evaluation {
  const measure = {
    ...regionMeasure('forest.cover', value),
    scenario,
    year,
    revision,
    low: value - 0.05,
    high: value + 0.05,
  };
  return evaluationOf({
    scenario,
    year,
    revision,
    measures: [measure, { ...regionMeasure('x.none', null), scenario, year }],
  });
}

const GOAL = target({ id: 'cover', indicator: 'forest.cover', op: '>=', value: 31.02, unit: '%' });

function facts(changes: Partial<SlideFacts> = {}): SlideFacts {
  const standing = { value: 31.08, target: 31.02, gap: 0, baseline: 30.61, status: 'met' as const, unit: '%' };
  const result = resultOf('cover', { indicator: 'forest.cover', ...standing });
  return {
    plan: smallPlan([], { zones: [{ id: 'east', name: '东片', geometry: { type: 'Polygon', coordinates: [] } }] }),
    scope: { scenario: 'a', year: 2025 },
    evaluations: [
      { ...cover('a', 2025, 31.08), targets: [result] },
      cover('b', 2030, 31.5),
      cover('base', 2025, 30.61),
    ],
    revision: 7,
    targets: [GOAL],
    baseline: cover('base', 2025, 30.61),
    language: 'zh',
    ...changes,
  };
}

function textOf(text: string, known = facts()): string {
  const { paragraphs } = chapterSlide({ title: '', text }, known);
  return paragraphs
    .map((runs) =>
      runs
        .map((run) =>
          run.run === 'text' ? run.text : run.run === 'number' ? run.shown.number : `⟨${run.words ?? '…'}⟩`,
        )
        .join(''),
    )
    .join('\n');
}

describe('live numbers of a chapter', () => {
  it('are those of the row, formatted as on screen, on screen or of another scheme and year by id or name', () => {
    expect(textOf('到 {forest.cover}，方案二 {forest.cover | b | 2030}，{forest.cover | 方案二 | 2030}')).toBe(
      '到 31.08，方案二 31.50，31.50',
    );
    const [run] = chapterSlide({ title: '', text: '{forest.cover | b | 2030}' }, facts()).paragraphs[0] ?? [];
    expect(run).toMatchObject({
      run: 'number',
      measure: { indicator: 'forest.cover', scenario: 'b', year: 2030, zone: 'region', value: 31.5, revision: 7 },
      isOld: false,
    });
  });

  it('say in words what is missing, each in its place', () => {
    expect(textOf('{forest.covr} 与 {forest.cover | z} 与 {forest.cover | a | 2010}')).toBe(
      '⟨没有指标“forest.covr”⟩ 与 ⟨没有方案“z”⟩ 与 ⟨2010 早于基准年⟩',
    );
    expect(textOf('{forest.cover | a | 2025 | west}')).toBe('⟨没有分区“west”的数⟩');
    expect(textOf('{forest.cover | a | 2025 | 东片}')).toBe('⟨没有分区“east”的数⟩');
    expect(textOf('{forest.cover:0301}')).toBe('⟨指标没有“0301”这一项⟩');
    expect(textOf('{forest.cover')).toBe('⟨花括号没有写完⟩');
    expect(textOf('{x.none}')).toMatch(/^⟨.+⟩$/u);
  });

  it('wait for a scheme and year that is being worked out, and are old when the plan has gone on', () => {
    expect(textOf('{forest.cover | b | 2060}')).toBe('⟨…⟩');
    expect(
      findNumber(
        { indicator: 'forest.cover', group: null, scheme: null, year: null, zone: null },
        facts({ revision: 8 }),
      ),
    ).toMatchObject({ isOld: true });
  });

  it('take the newest of two evaluations', () => {
    const evaluations = [cover('a', 2025, 1, 6), cover('a', 2025, 2, 7), cover('a', 2025, 3, 5)];
    expect(textOf('{forest.cover}', facts({ evaluations }))).toBe('2.00');
  });

  it('name what has to be worked out beside the screen, each once', () => {
    const text =
      '{forest.cover} {forest.cover | b} {pv.capacity | b | 2025} {forest.cover | a | 2025} {x | nowhere} {x | b | 1999} {';
    expect(scopesOf({ text }, facts())).toEqual([{ scenario: 'b', year: 2025 }]);
  });
});

describe('figures of a slide', () => {
  const slide = chapterSlide({ title: '绿从北山来', text: '', figures: [{ indicator: 'forest.cover' }] }, facts());

  it('stand as on the board: name, value, bar, goal, and how far from the baseline', () => {
    expect(slide.figures).toHaveLength(1);
    expect(slide.figures[0]).toMatchObject({
      label: GOAL.title.zh,
      shown: { number: '31.08', unit: '%' },
      measure: { value: 31.08 },
      status: 'met',
      goal: '31.02\u202F%',
      change: '比现状多 0.47\u202F个百分点',
      interval: '95 % 区间 31.03–31.13',
    });
    expect(slide.figures[0]?.bar?.fill).toBeGreaterThan(0.74);
  });

  it('are two at most, and say why one has no number', () => {
    const figures = ['forest.cover', 'x.none', 'forest.cover'].map((indicator) => ({ indicator }));
    const many = chapterSlide({ title: '', text: '', figures }, facts());
    expect(many.figures).toHaveLength(2);
    expect(many.figures[1]).toMatchObject({ shown: null });
    expect(many.figures[1]?.sentence).toMatch(/^无法计算/u);
    const gone = chapterSlide({ title: '', text: '', figures: [{ indicator: 'gone' }] }, facts());
    expect(gone.figures[0]).toMatchObject({ shown: null, sentence: '没有指标“gone”' });
  });
});

describe('what a chapter names and the plan does not have', () => {
  const chapter: Chapter = {
    type: 'chapter',
    id: 'c',
    title: '',
    text: '',
    scenario: 'gone',
    year: 2040,
    layers: { 'plan:pv': true, 'plan:forest': true, 'plan:wetland': false },
    highlight: { features: ['f', 'lost', 'lost-too'], kinds: ['forest', 'pv'], target: 'none' },
  };
  const ground = {
    plan: smallPlan([drawnFeature('f', 'a')]),
    targets: [GOAL],
    layers: ['plan:forest'],
    scope: { scenario: 'a', year: 2030 },
  };

  it('is listed; a hidden layer that is gone is nobody’s loss', () => {
    expect(chapterProblems(chapter, ground)).toEqual([
      { code: 'scheme-gone', details: { name: 'gone', shown: '方案一' } },
      { code: 'year-gone', details: { goneYear: 2040, shownYear: 2030 } },
      { code: 'layer-gone', details: { count: 1, name: 'plan:pv' } },
      { code: 'feature-gone', details: { count: 2 } },
      { code: 'kind-gone', details: { name: 'pv' } },
      { code: 'target-gone', details: { name: 'none' } },
    ]);
  });

  it('is nothing for a chapter that fits', () => {
    const whole = {
      ...chapter,
      scenario: 'a',
      year: 2020,
      layers: { 'plan:forest': true },
      highlight: { target: 'cover' },
    };
    expect(chapterProblems(whole, ground)).toEqual([]);
  });
});

describe('amounts of a slide', () => {
  it('are written as the board writes them: uptake of carbon as carbon dioxide', () => {
    const sink = { ...regionMeasure('carbon.sink', 47_454.5), unit: 'tC/a' as const, low: 38_181.8, high: 56_727.3 };
    const stock = { ...regionMeasure('carbon.stock', 2_345_678), unit: 'tC' as const };
    const evaluations = [evaluationOf({ measures: [sink, stock] })];
    const { figures } = chapterSlide(
      { title: '', text: '', figures: [{ indicator: 'carbon.sink' }, { indicator: 'carbon.stock' }] },
      facts({ evaluations, baseline: null }),
    );
    // 47 454.5 × 44/12 = 173 999.8.
    expect(figures[0]).toMatchObject({
      shown: { number: '17.4', unit: '万 tCO₂e/年' },
      interval: '95 % 区间 14.0–20.8',
      measure: { value: 47_454.5 },
    });
    expect(figures[1]).toMatchObject({ shown: { number: '234.6', unit: '万 tC' }, interval: null });
  });

  it('say what they would be while a shape is dragged, on the bar too', () => {
    const moved = [{ indicator: 'forest.cover', group: null, zone: 'region', value: 31.2 }] as const;
    const slide = { title: '', text: '', figures: [{ indicator: 'forest.cover' }] };
    const [figure] = chapterSlide(slide, facts({ moved })).figures;
    expect(figure?.preview?.shown).toEqual({ number: '31.20', unit: '%' });
    expect(figure?.preview?.fill).toBeGreaterThan(figure?.bar?.fill ?? 1);
    // A drag that changes nothing, and one of a number that the slide does not have.
    expect(chapterSlide(slide, facts({ moved: [{ ...moved[0], value: 31.08 }] })).figures[0]?.preview).toBeNull();
    expect(chapterSlide(slide, facts({ moved: [{ ...moved[0], zone: 'east' }] })).figures[0]?.preview).toBeNull();
  });
});
