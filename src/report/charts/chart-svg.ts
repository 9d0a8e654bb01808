import { init, use } from 'echarts/core';
import type { ChartOption } from './chart-option.ts';
import { CHART_PARTS } from './chart-parts.ts';

use([...CHART_PARTS]);

/**
 * Draws a chart without a page, for sheets, reports and the single file (图表矢量图).
 *
 * @param size in user units of the drawing
 * @returns the text of an SVG element; its texts are text
 */
export function renderChartSvg(option: ChartOption, size: { readonly width: number; readonly height: number }): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...size });
  chart.setOption(option);
  const picture = chart.renderToSVGString();
  chart.dispose();
  return picture;
}
