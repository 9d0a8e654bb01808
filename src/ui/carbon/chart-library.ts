import { BarChart, LineChart, SankeyChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { ChartOption } from './chart-option.ts';

/** A chart in an element of the page. */
export interface ShownChart {
  show(option: ChartOption): void;
  resize(): void;
  dispose(): void;
}

use([BarChart, LineChart, SankeyChart, GridComponent, MarkLineComponent, TooltipComponent, SVGRenderer]);

/** Makes a chart of vector graphics, which stay sharp at any size and in print. */
export function createChart(host: HTMLElement): ShownChart {
  const chart = init(host, null, { renderer: 'svg' });
  return {
    show: (option) => chart.setOption(option, { notMerge: true }),
    resize: () => chart.resize(),
    dispose: () => chart.dispose(),
  };
}
