import { init, use } from 'echarts/core';
import type { ChartOption } from '../../report/charts/chart-option.ts';
import { CHART_PARTS } from '../../report/charts/chart-parts.ts';

/** A chart in an element of the page. */
export interface ShownChart {
  show(option: ChartOption): void;
  resize(): void;
  dispose(): void;
}

use([...CHART_PARTS]);

/** Makes a chart of vector graphics, which stay sharp at any size and in print. */
export function createChart(host: HTMLElement): ShownChart {
  const chart = init(host, null, { renderer: 'svg' });
  return {
    show: (option) => chart.setOption(option, { notMerge: true }),
    resize: () => chart.resize(),
    dispose: () => chart.dispose(),
  };
}
