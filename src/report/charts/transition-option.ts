import type { TransitionTable } from '../carbon-transitions.ts';
import { type ChartOption, tooltipOf } from './chart-option.ts';
import type { ChartStyle } from './chart-style.ts';

/** Words of the drawing. */
export interface TransitionWords {
  readonly node: (id: string) => string;
  readonly link: (from: string, to: string) => string;
}

/** Land that changes its class as a Sankey drawing: width is area, colour whether carbon is gained or lost. */
export function transitionOption(
  { links, nodes }: TransitionTable,
  words: TransitionWords,
  style: ChartStyle,
): ChartOption {
  return {
    animation: false,
    textStyle: { fontFamily: style.font },
    tooltip: { ...tooltipOf(style), trigger: 'item', formatter: (hovered: unknown) => noteOf(hovered, words) },
    series: [
      {
        type: 'sankey',
        left: 4,
        right: 4,
        top: 8 * style.scale,
        bottom: 8 * style.scale,
        nodeWidth: 10 * style.scale,
        nodeGap: 16 * style.scale,
        draggable: false,
        layoutIterations: 32,
        emphasis: { focus: 'adjacency' },
        itemStyle: { color: style.ink3, borderWidth: 0 },
        label: {
          color: style.ink,
          fontFamily: style.font,
          fontSize: 12 * style.scale,
          formatter: (node: { name: string }) => words.node(node.name),
        },
        data: nodes.map(({ id, side }) => ({
          name: id,
          label: { position: side === 'from' ? ('right' as const) : ('left' as const) },
        })),
        links: links.map(({ areaM2, changeT, from, to }) => ({
          source: from,
          target: to,
          value: areaM2,
          lineStyle: { color: changeT < 0 ? style.lossFill : style.gainFill, opacity: changeT < 0 ? 0.4 : 0.55 },
        })),
      },
    ],
  };
}

/** What the pointer is on, in words. */
function noteOf(hovered: unknown, words: TransitionWords): string {
  if (typeof hovered !== 'object' || hovered === null || !('data' in hovered)) return '';
  const { data } = hovered;
  if (typeof data !== 'object' || data === null) return '';
  if ('source' in data && 'target' in data) return words.link(String(data.source), String(data.target));
  return 'name' in data ? words.node(String(data.name)) : '';
}
