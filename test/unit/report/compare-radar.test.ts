import { describe, expect, it } from 'vitest';
import type { TargetResult } from '../../../src/evaluate/evaluation.ts';
import { fulfilment, targetRadar } from '../../../src/report/compare-radar.ts';
import { printChartStyle } from '../../../src/report/charts/print-style.ts';
import { radarOption } from '../../../src/report/charts/radar-option.ts';
import { renderChartSvg } from '../../../src/report/charts/chart-svg.ts';
import { target } from '../../support/plan-pieces.ts';

function result(values: Partial<TargetResult>): TargetResult {
  return {
    id: 't0',
    indicator: 'forest.cover',
    zone: 'region',
    year: null,
    op: '>=',
    target: 40,
    unit: '%',
    value: 35,
    baseline: 30,
    gap: 5,
    gapAreaM2: null,
    acting: null,
    feasible: null,
    status: 'short',
    none: null,
    ...values,
  };
}

describe('how far a target is fulfilled', () => {
  it.each([
    ['half of the way from the baseline', {}, 0.5],
    ['as the baseline', { value: 30 }, 0],
    ['below the baseline', { value: 28 }, 0],
    ['met', { value: 40 }, 1],
    ['beyond', { value: 42 }, 1.2],
    ['a district that was there already', { baseline: 50, value: 20 }, 0.5],
    ['a limit that is kept', { op: '<=', value: 35 }, 1],
    ['a limit that is exceeded', { op: '<=', value: 80 }, 0.5],
    ['about it', { op: 'about', value: 30 }, 0.75],
    ['nothing asked for and nothing there', { target: 0, baseline: 0, value: 0 }, 1],
    ['no value', { value: null }, null],
  ])('%s', (_name, values, share) => {
    expect(fulfilment(result(values))).toEqual(share === null ? null : expect.closeTo(share, 12));
  });
});

describe('the radar', () => {
  const targets = ['t0', 't1', 't2', 't3'].map((id) => target({ op: '>=', value: 40, id, title: { zh: id, en: id } }));
  const results = (value: number, unknown: string): TargetResult[] =>
    targets.map(({ id }) => result({ id, value: id === unknown ? null : value }));

  it('has an axis for every target that all schemes have a value for, and names the others', () => {
    const radar = targetRadar(
      targets,
      [
        { side: 'a', targets: results(35, 't3') },
        { side: 'b', targets: results(40, '') },
      ],
      2025,
    );
    expect(radar.axes.map((axis) => [axis.target.id, axis.values.map(({ share }) => share)])).toEqual([
      ['t0', [0.5, 1]],
      ['t1', [0.5, 1]],
      ['t2', [0.5, 1]],
    ]);
    expect(radar.unknown.map(({ id }) => id)).toEqual(['t3']);
    const sides = [
      { side: 'a', name: '方案一{x}', rank: 0, colour: '#1f64c8', mark: 'circle' as const },
      { side: 'b', name: '方案二', rank: 1, colour: '#b2650a', mark: 'rect' as const },
    ];
    const style = printChartStyle('sans-serif');
    const picture = renderChartSvg(
      radarOption(radar, sides, {
        style,
        axisName: (axis) => axis.target.title.zh,
        targetName: '目标',
        written: (share) => `${String(Math.round(100 * share))} %`,
        isOld: false,
      }),
      { width: 480, height: 360 },
    );
    // Both schemes in their colours, the second one dashed, the ring of the target in ink, names as text.
    expect(picture).toContain('stroke="#1f64c8"');
    expect(picture).toMatch(/stroke="#b2650a"[^>]*stroke-dasharray|stroke-dasharray[^>]*stroke="#b2650a"/);
    expect(picture).toContain(`stroke="${style.ink}"`);
    expect(picture).toContain('>t1<');
  });
});
