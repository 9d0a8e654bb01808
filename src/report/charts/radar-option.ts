import { RADAR_RIM, type Radar } from '../compare-radar.ts';
import { type ChartOption, plainText, tooltipOf } from './chart-option.ts';
import type { ChartStyle } from './chart-style.ts';
import { type SchemeLook, schemeLook } from './scheme-look.ts';

/** A scheme of a radar. */
export interface RadarSide {
  readonly side: string;
  readonly name: string;
  /** Place among the schemes, for its dash: see {@link schemeLook}. */
  readonly rank: number;
  /** The scheme's own colour; null for the baseline, which is grey. */
  readonly colour: string | null;
  readonly mark: SchemeLook['mark'];
}

/** How a radar is drawn. */
export interface RadarLook {
  readonly style: ChartStyle;
  readonly axisName: (axis: Radar['axes'][number]) => string;
  readonly targetName: string;
  /** A share as the page writes it: `86 %`. */
  readonly written: (share: number) => string;
  readonly isOld: boolean;
}

const RINGS = 5;

/** Target fulfilment of schemes: the ring in ink is the target; every scheme has its dash, its mark and its colour. */
export function radarOption({ axes }: Radar, sides: readonly RadarSide[], look: RadarLook): ChartOption {
  const { style, axisName, targetName, written, isOld } = look;
  const small = { color: style.ink2, fontFamily: style.font, fontSize: 11 * style.scale };
  return {
    animation: false,
    textStyle: { fontFamily: style.font },
    tooltip: {
      ...tooltipOf(style),
      trigger: 'item',
      formatter: (hovered: unknown) => noteOf(axes, sides, hovered, look),
    },
    radar: {
      indicator: axes.map((axis) => ({ name: plainText(axisName(axis)), min: 0, max: RADAR_RIM })),
      radius: '70%',
      splitNumber: RINGS,
      axisName: { ...small, width: 110 * style.scale, overflow: 'break', lineHeight: 15 * style.scale },
      axisLine: { lineStyle: { color: style.line } },
      splitLine: { lineStyle: { color: style.line } },
      splitArea: { show: false },
    },
    series: [
      {
        type: 'radar',
        silent: true,
        symbol: 'none',
        z: 2,
        data: [
          {
            name: plainText(targetName),
            value: axes.map(() => 1),
            lineStyle: { color: style.ink, width: 1.5, type: 'solid' },
          },
        ],
      },
      ...sides.map(({ side, name, rank, colour, mark }) => {
        const { dash } = schemeLook(style, colour === null ? null : rank);
        const color = isOld ? style.stale : (colour ?? style.ink3);
        return {
          type: 'radar' as const,
          z: 3,
          symbol: mark,
          symbolSize: 7 * style.scale,
          emphasis: { lineStyle: { width: 3 } },
          data: [
            {
              name: plainText(name),
              value: axes.map(({ values }) => Math.min(RADAR_RIM, values.find((one) => one.side === side)?.share ?? 0)),
              lineStyle: { color, width: 2, type: dash },
              itemStyle: { color: style.paper, borderColor: color, borderWidth: 1.5 },
              label: {
                show: axes.length <= 4 && sides.length <= 2,
                color,
                fontFamily: style.font,
                fontSize: 11 * style.scale,
                formatter: ({ value }: { value: unknown }) => (typeof value === 'number' ? written(value) : ''),
              },
            },
          ],
        };
      }),
    ],
  };
}

/** What a scheme reaches, target by target, in words. */
function noteOf(
  axes: Radar['axes'],
  sides: readonly RadarSide[],
  hovered: unknown,
  { axisName, written }: RadarLook,
): string {
  if (typeof hovered !== 'object' || hovered === null || !('name' in hovered)) return '';
  const side = sides.find(({ name }) => plainText(name) === hovered.name);
  if (side === undefined) return '';
  const rows = axes.flatMap((axis) => {
    const value = axis.values.find((one) => one.side === side.side);
    return value === undefined ? [] : [`${plainText(axisName(axis))}  ${written(value.share)}`];
  });
  return [plainText(side.name), ...rows].join('\n');
}
