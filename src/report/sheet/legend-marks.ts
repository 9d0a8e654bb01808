import { kindOf } from '../../kinds/kind-list.ts';
import { KINDS } from '../../kinds/kind-list.ts';
import type { Kind } from '../../kinds/kind.ts';
import type { SheetWindow } from '../../land/land-on-sheet.ts';
import { translate, translateCode } from '../../i18n/translate.ts';
import { lineHeightMm } from './furniture-marks.ts';
import type { FontMetrics } from './font-metrics.ts';
import { hatchMark } from './hatch-marks.ts';
import type { PaperPen } from './map-outline.ts';
import { boxCorners, boxMark, lineMark, type PageMark, textMark } from './page-mark.ts';
import { landColour, PAPER, printColour } from './print-palette.ts';
import type { SheetContent, SheetPart } from './sheet-content.ts';
import type { PaperBox } from './sheet-layout.ts';
import { discMarks } from './sign-marks.ts';

/** An entry of the legend: its name, and how its sample is drawn in a box. */
interface LegendEntry {
  readonly name: string;
  readonly sample: (box: PaperBox) => readonly PageMark[];
}

/** A legend with the room that it takes on the map. */
export interface Legend {
  readonly box: PaperBox;
  readonly marks: readonly PageMark[];
}

/** Control lines of the base that a legend names, with how they are drawn. */
const CONTROL_LINES = [
  { role: 'redline', token: 'k-redline', hatch: 'diagonal', dashMm: [] },
  { role: 'farmland', token: 'k-farmline', hatch: 'upright-strokes', dashMm: [2, 0.6, 0.4, 0.6] },
  { role: 'urban-boundary', token: 'k-urbanline', hatch: null, dashMm: [2.1, 1.2] },
  { role: 'protected', token: 'k-protected', hatch: null, dashMm: [] },
] as const;

const ROADS = [
  { roadClass: 'motorway', token: 'cond-fill', widthMm: 0.9 },
  { roadClass: 'national', token: 'lc-road', widthMm: 0.7 },
  { roadClass: 'railway', token: 'ink-3', widthMm: 0.45 },
] as const;

/** The legend of what can be seen on a sheet (图例), in the lower left corner of the map. */
export function legendOf(
  content: SheetContent,
  part: SheetPart,
  pen: PaperPen,
  font: FontMetrics,
  growth: number,
): Legend | null {
  const entries = entriesOf(content, part, pen, growth);
  if (entries.length === 0) return null;
  const { language } = content;
  const sizePt = Math.max(7, 8 * growth);
  const row = lineHeightMm(sizePt) * 1.35;
  const { leftMm, topMm, widthMm, heightMm } = pen.window;
  const mostRows = Math.max(1, Math.floor((heightMm * 0.6) / row) - 2);
  const columns = Math.min(4, Math.max(entries.length > 8 ? 2 : 1, Math.ceil(entries.length / mostRows)));
  const rows = Math.ceil(entries.length / columns);
  const sampleMm = 5.6 * growth;
  const widest = Math.max(...entries.map(({ name }) => font.widthMm(name, sizePt)));
  const columnMm = sampleMm + 2 * growth + widest + 3 * growth;
  const pad = 3 * growth;
  const titleMm = 6.5 * growth;
  const boxWidth = Math.min(widthMm, columns * columnMm + 2 * pad - 3 * growth);
  const boxHeight = rows * row + titleMm + 1.6 * pad;
  const box = { x: leftMm, y: topMm + heightMm - boxHeight, widthMm: boxWidth, heightMm: boxHeight };
  return {
    box,
    marks: [
      boxMark(box.x, box.y, boxWidth, boxHeight, { fill: PAPER, stroke: printColour('ink'), widthMm: 0.2 }),
      textMark(
        translate(language, 'sheet.legend'),
        box.x + pad,
        box.y + pad + 2.4 * growth,
        Math.max(7, 9.5 * growth),
        {
          isBold: true,
        },
      ),
      ...entries.flatMap(({ name, sample }, at) => {
        const x = box.x + pad + Math.floor(at / rows) * columnMm;
        const y = box.y + titleMm + pad * 0.6 + (at % rows) * row;
        const sampleBox = { x, y: y + 0.15 * row, widthMm: sampleMm, heightMm: 0.7 * row };
        return [...sample(sampleBox), textMark(name, x + sampleMm + 2 * growth, y + 0.7 * row, sizePt)];
      }),
    ],
  };
}

function entriesOf(content: SheetContent, part: SheetPart, pen: PaperPen, growth: number): readonly LegendEntry[] {
  const { language, layers } = content;
  const isSeen = (role: string): boolean =>
    (layers[role]?.features ?? []).some(({ geometry }) =>
      geometry.type === 'Point' ? pen.place(geometry.coordinates) !== null : pen.lines([geometry]).ends.length > 0,
    );
  const seenKinds = new Set(
    content.features
      .filter(({ geometry }) =>
        geometry.type === 'Point' ? pen.place(geometry.coordinates) !== null : pen.areas([geometry]).ends.length > 0,
      )
      .map(({ kind }) => kind),
  );
  const kinds = KINDS.filter(({ id }) => seenKinds.has(id)).map((kind): LegendEntry => ({
    name: translateCode(language, `kind.${kind.id}.long`, translate(language, `kind.${kind.id}`)),
    sample: (box) => kindSample(kind, box, pen),
  }));
  const services = KINDS.filter(({ id }) =>
    content.features.some((one) => one.kind === id && one.serviceRadiusM !== null && seenKinds.has(id)),
  ).map((kind): LegendEntry => ({
    name: translate(language, 'sheet.service', { kind: translate(language, `kind.${kind.id}`) }),
    sample: (box) => [
      sampleBox(box, {
        fill: null,
        stroke: printColour(kindOf(kind.id).symbol.colour),
        widthMm: 0.3,
        dashMm: [1.2, 0.8],
      }),
    ],
  }));
  const lines = CONTROL_LINES.filter(({ role }) => isSeen(role)).map(({ role, token, hatch, dashMm }): LegendEntry => ({
    name: translateCode(language, `layers.base.${role}`, role),
    sample: (box) => [
      ...(hatch === null ? [] : [sampleHatch(hatch, box, printColour(token), pen)]),
      sampleBox(box, { fill: null, stroke: printColour(token), widthMm: 0.45, dashMm }),
    ],
  }));
  const roads = ROADS.filter(({ roadClass }) =>
    (layers['roads']?.features ?? []).some(
      ({ geometry, properties }) => properties?.['class'] === roadClass && pen.lines([geometry]).ends.length > 0,
    ),
  ).map(({ roadClass, token, widthMm }): LegendEntry => ({
    name: translateCode(language, `sheet.road.${roadClass}`, roadClass),
    sample: ({ x, y, widthMm: across, heightMm }) => {
      const middle = y + heightMm / 2;
      return [
        lineMark(x, middle, x + across, middle, (widthMm + 0.2) * growth, printColour('line-strong')),
        lineMark(x, middle, x + across, middle, widthMm * growth, printColour(token)),
      ];
    },
  }));
  const boundary: readonly LegendEntry[] =
    content.boundary === null
      ? []
      : [
          {
            name: translate(language, 'sheet.boundary'),
            sample: ({ x, y, widthMm, heightMm }) => [
              {
                ...lineMark(x, y + heightMm / 2, x + widthMm, y + heightMm / 2, 0.5, printColour('ink-2')),
                dashMm: [2, 0.7, 0.5, 0.7],
              },
            ],
          },
        ];
  const groups = [...new Set(part.land?.groups.map(({ group }) => group) ?? [])];
  const land = groups.map((group): LegendEntry => ({
    name: translateCode(language, `sheet.land.${group}`, group),
    sample: (box) => [sampleBox(box, { fill: landColour(group, 2), stroke: printColour('line-strong'), widthMm: 0.1 })],
  }));
  return [...kinds, ...services, ...lines, ...boundary, ...roads, ...land];
}

function kindSample(kind: Kind, box: PaperBox, pen: PaperPen): readonly PageMark[] {
  const { colour, dash, fillOpacity, hatch, sign, strokeWidthPx } = kind.symbol;
  const ink = printColour(colour);
  if (sign !== null && kind.geometry === 'point') {
    return discMarks(sign, ink, box.x + box.widthMm / 2, box.y + box.heightMm / 2, Math.min(box.heightMm, 4) / 2);
  }
  return [
    ...(fillOpacity === 0 ? [] : [sampleBox(box, { fill: ink, stroke: null, opacity: fillOpacity })]),
    ...(hatch === null ? [] : [sampleHatch(hatch, box, ink, pen)]),
    sampleBox(box, {
      fill: null,
      stroke: ink,
      widthMm: Math.min(0.6, strokeWidthPx * 0.25),
      dashMm: dash.map((px) => px * 0.25),
    }),
  ];
}

function sampleBox({ x, y, widthMm, heightMm }: PaperBox, style: Parameters<typeof boxMark>[4]): PageMark {
  return boxMark(x, y, widthMm, heightMm, style);
}

function sampleHatch(hatch: Parameters<typeof hatchMark>[0], box: PaperBox, colour: string, pen: PaperPen): PageMark {
  const corners = boxCorners(box.x, box.y, box.widthMm, box.heightMm);
  const window: SheetWindow = pen.window;
  return hatchMark(hatch, { coordinates: corners, ends: [4] }, colour, window);
}
