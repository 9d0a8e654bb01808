import type { BarSeriesOption, LineSeriesOption, RadarSeriesOption, SankeySeriesOption } from 'echarts/charts';
import type { GridComponentOption, RadarComponentOption, TooltipComponentOption } from 'echarts/components';
import type { ComposeOption } from 'echarts/core';
import type { ChartStyle } from './chart-style.ts';

/** What all charts are made of, on screen as on paper. */
export type ChartOption = ComposeOption<
  | BarSeriesOption
  | LineSeriesOption
  | RadarSeriesOption
  | SankeySeriesOption
  | GridComponentOption
  | RadarComponentOption
  | TooltipComponentOption
>;

/** A note that follows the pointer, in the look of the page. Plain text: names of schemes are the user's. */
export function tooltipOf({ font, ink, lineStrong, paperFloat, scale }: ChartStyle): TooltipComponentOption {
  return {
    renderMode: 'richText',
    confine: true,
    transitionDuration: 0,
    backgroundColor: paperFloat,
    borderColor: lineStrong,
    borderWidth: 1,
    padding: [6 * scale, 10 * scale],
    textStyle: { color: ink, fontFamily: font, fontSize: 12 * scale, lineHeight: 18 * scale },
  };
}

/** A name as the chart library takes it: braces stand for styles in its texts. */
export function plainText(name: string): string {
  return name.replaceAll(/[{}|]/g, ' ');
}
