import { BarChart, LineChart, RadarChart, SankeyChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent, RadarComponent, TooltipComponent } from 'echarts/components';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';

/** What of the chart library is used, on screen as on paper (图表组件): the same parts draw the same picture. */
export const CHART_PARTS = [
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
] as const;
