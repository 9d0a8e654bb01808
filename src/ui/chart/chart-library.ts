import { BarChart, LineChart, RadarChart, SankeyChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent, RadarComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';
import type { ChartOption } from '../../report/charts/chart-option.ts';

/** A chart in an element of the page. */
export interface ShownChart {
  show(option: ChartOption): void;
  resize(): void;
  dispose(): void;
}

use([
  BarChart,
  LineChart,
  RadarChart,
  SankeyChart,
  GridComponent,
  MarkLineComponent,
  RadarComponent,
  TooltipComponent,
  LabelLayout,
  SVGRenderer,
]);

/** Makes a chart of vector graphics, which stay sharp at any size and in print. */
export function createChart(host: HTMLElement): ShownChart {
  const chart = init(host, null, { renderer: 'svg' });
  return {
    show: (option) => chart.setOption(option, { notMerge: true }),
    resize: () => chart.resize(),
    dispose: () => chart.dispose(),
  };
}
