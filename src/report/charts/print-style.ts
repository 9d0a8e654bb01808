import { type ChartStyle, chartStyleOf } from './chart-style.ts';

/** The light theme of `tokens.css` as far as charts use it; a test holds the two together. Paper is white. */
const PRINT_COLOURS: Readonly<Record<string, string>> = {
  ink: '#1d2221',
  'ink-2': '#454b48',
  'ink-3': '#626762',
  line: '#dfdacd',
  'line-strong': '#857f72',
  paper: '#ffffff',
  'paper-float': '#ffffff',
  accent: '#1559b7',
  'on-accent': '#ffffff',
  'accent-line': '#9dbde6',
  'short-fill': '#bc6b0a',
  met: '#08696f',
  stale: '#6a5d86',
  'k-pv': '#5b3fa8',
  'k-wind': '#3b57b5',
  'k-biomass': '#6e6a1e',
  'k-geothermal': '#a3452f',
  'k-storage': '#3a5f8f',
  'k-charging': '#b0237a',
};

/**
 * Style of charts on paper (打印图表样式): always light, on white.
 *
 * @param font family that the document embeds
 * @param scale user units of the drawing per pixel of the design
 */
export function printChartStyle(font: string, scale = 1): ChartStyle {
  return chartStyleOf({ colourOf: (token) => PRINT_COLOURS[token] ?? '#000000', font, scale });
}
