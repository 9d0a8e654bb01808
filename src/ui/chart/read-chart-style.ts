import { type ChartStyle, chartStyleOf } from '../../report/charts/chart-style.ts';

/** Reads the style that an element has now; it changes with the theme. */
export function readChartStyle(element: Element): ChartStyle {
  const style = getComputedStyle(element);
  return chartStyleOf({
    colourOf: (token) => style.getPropertyValue(`--${token}`).trim(),
    font: style.fontFamily,
    scale: Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16,
  });
}
