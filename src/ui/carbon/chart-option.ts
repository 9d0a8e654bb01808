import type { BarSeriesOption, LineSeriesOption, SankeySeriesOption } from 'echarts/charts';
import type { GridComponentOption, TooltipComponentOption } from 'echarts/components';
import type { ComposeOption } from 'echarts/core';

/** What the charts of carbon and energy are made of. */
export type ChartOption = ComposeOption<
  BarSeriesOption | LineSeriesOption | SankeySeriesOption | GridComponentOption | TooltipComponentOption
>;

/** Colours and font of the page as the chart library needs them: resolved, because it knows no custom properties. */
export interface ChartStyle {
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly paper: string;
  readonly paperFloat: string;
  readonly accent: string;
  readonly onAccent: string;
  readonly gainFill: string;
  readonly lossFill: string;
  readonly stale: string;
  /** Colours of sources of energy, those of the kinds that are drawn. */
  readonly sources: Readonly<Record<'pv' | 'wind' | 'biomass' | 'geothermal' | 'storage', string>>;
  readonly font: string;
  /** Pixels of the page per pixel of the design. */
  readonly scale: number;
}

/** Reads the style that an element has now. */
export function readChartStyle(element: Element): ChartStyle {
  const style = getComputedStyle(element);
  const token = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  return {
    ink: token('ink'),
    ink2: token('ink-2'),
    ink3: token('ink-3'),
    line: token('line'),
    lineStrong: token('line-strong'),
    paper: token('paper'),
    paperFloat: token('paper-float'),
    accent: token('accent'),
    onAccent: token('on-accent'),
    gainFill: token('accent-line'),
    lossFill: token('short-fill'),
    stale: token('stale'),
    sources: {
      pv: token('k-pv'),
      wind: token('k-wind'),
      biomass: token('k-biomass'),
      geothermal: token('k-geothermal'),
      storage: token('k-storage'),
    },
    font: style.fontFamily,
    scale: Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16,
  };
}

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
