import type { Feature, FeatureCollection } from 'geojson';
import { boxCorners, type PageMark, pathMark } from './page-mark.ts';
import type { PaperPen } from './map-outline.ts';
import { landColour, PAPER, printColour } from './print-palette.ts';
import type { SheetContent, SheetPart } from './sheet-content.ts';
import { hatchMark } from './hatch-marks.ts';

/** Parcels, by class; each fill has a hairline of its own colour, so that no white shows between neighbours. */
export function landMarks({ land }: Pick<SheetPart, 'land'>, denominator: number): readonly PageMark[] {
  if (land === null) return [];
  const fills = land.groups.map((group) => {
    const colour = landColour(group.group, group.tint);
    return pathMark(group.coordinates, {
      ends: group.ringEnds,
      isClosed: true,
      fill: colour,
      stroke: colour,
      widthMm: 0.05,
    });
  });
  if (denominator > FIELD_BORDERS_DENOMINATOR) return fills;
  const borders = land.groups.map((group) =>
    pathMark(group.coordinates, {
      ends: group.ringEnds,
      isClosed: true,
      stroke: PAPER,
      widthMm: denominator > 25_000 ? 0.08 : 0.13,
      opacity: 0.6,
    }),
  );
  return [...fills, ...borders];
}

/** Smaller scales than this show no borders of parcels. */
const FIELD_BORDERS_DENOMINATOR = 100_000;

/** Roads and railways, the wide ones last. */
export function roadMarks(
  roads: FeatureCollection | undefined,
  pen: PaperPen,
  denominator: number,
): readonly PageMark[] {
  if (roads === undefined) return [];
  const classOf = (feature: Feature): string => {
    const found: unknown = feature.properties?.['class'];
    return typeof found === 'string' ? found : '';
  };
  const of = (test: (roadClass: string) => boolean) =>
    pen.lines(roads.features.filter((feature) => test(classOf(feature))).map(({ geometry }) => geometry));
  const rural = of((one) => one === 'rural');
  const other = of((one) => !['rural', 'national', 'motorway', 'railway'].includes(one));
  const national = of((one) => one === 'national');
  const motorway = of((one) => one === 'motorway');
  const railway = of((one) => one === 'railway');
  const casing = printColour('line-strong');
  const line = (
    outline: { coordinates: readonly number[]; ends: readonly number[] },
    widthMm: number,
    stroke: string,
  ) => (outline.ends.length === 0 ? [] : [pathMark(outline.coordinates, { ends: outline.ends, stroke, widthMm })]);
  return [
    ...(denominator > 100_000 ? [] : line(rural, 0.2, PAPER)),
    ...line(other, 0.55, casing),
    ...line(other, 0.4, PAPER),
    ...line(national, 0.9, casing),
    ...line(national, 0.7, PAPER),
    ...line(motorway, 1.1, casing),
    ...line(motorway, 0.9, printColour('cond-fill')),
    ...line(railway, 0.45, printColour('ink-3')),
    ...(railway.ends.length === 0
      ? []
      : [pathMark(railway.coordinates, { ends: railway.ends, stroke: PAPER, widthMm: 0.25, dashMm: [1.6, 1.6] })]),
  ];
}

/** Tints and hatches of the base's control lines (管控线), below the plan. */
export function controlFillMarks({ layers }: Pick<SheetContent, 'layers'>, pen: PaperPen): readonly PageMark[] {
  const geometriesOf = (role: string) => (layers[role]?.features ?? []).map(({ geometry }) => geometry);
  const farmland = pen.areas(geometriesOf('farmland'));
  const redline = pen.areas(geometriesOf('redline'));
  const { denominator } = pen.window.plane;
  // At small scales the many fields are one tint.
  const isFar = denominator > 150_000;
  return [
    ...(farmland.ends.length === 0
      ? []
      : [
          pathMark(farmland.coordinates, {
            ends: farmland.ends,
            isClosed: true,
            fill: printColour('k-farmline'),
            opacity: isFar ? 0.2 : 0.06,
          }),
          ...(isFar ? [] : [hatchMark('upright-strokes', farmland, printColour('k-farmline'), pen.window, 0.6)]),
        ]),
    ...(redline.ends.length === 0 ? [] : [hatchMark('diagonal', redline, printColour('k-redline'), pen.window, 0.55)]),
  ];
}

/** Outlines of the base's control lines, above the fills of the plan. */
export function controlStrokeMarks({ layers }: Pick<SheetContent, 'layers'>, pen: PaperPen): readonly PageMark[] {
  const isFar = pen.window.plane.denominator > 150_000;
  const strokes = [
    ...(isFar ? [] : [{ role: 'farmland', token: 'k-farmline', widthMm: 0.35, dashMm: [2, 0.6, 0.4, 0.6] }]),
    { role: 'protected', token: 'k-protected', widthMm: 0.5, dashMm: [] },
    { role: 'urban-boundary', token: 'k-urbanline', widthMm: 0.6, dashMm: [2.1, 1.2] },
    { role: 'redline', token: 'k-redline', widthMm: 0.7, dashMm: [] },
  ];
  return strokes.flatMap(({ role, token, widthMm, dashMm }): PageMark[] => {
    const outline = pen.areas((layers[role]?.features ?? []).map(({ geometry }) => geometry));
    if (outline.ends.length === 0) return [];
    const { coordinates, ends } = outline;
    const casing = { ends, isClosed: true, stroke: PAPER, widthMm: widthMm + 0.5, opacity: 0.7 };
    return [
      ...(role === 'farmland' ? [] : [pathMark(coordinates, casing)]),
      pathMark(coordinates, { ends, isClosed: true, stroke: printColour(token), widthMm, dashMm }),
    ];
  });
}

/** What lies outside the district is veiled with paper, and its boundary drawn (区界). */
export function boundaryMarks(
  { boundary, zones }: Pick<SheetContent, 'boundary' | 'zones'>,
  pen: PaperPen,
): readonly PageMark[] {
  const zoneLines = pen.areas(zones.map(({ geometry }) => geometry));
  const zoneMarks =
    zoneLines.ends.length === 0
      ? []
      : [
          pathMark(zoneLines.coordinates, {
            ends: zoneLines.ends,
            isClosed: true,
            stroke: printColour('ink-2'),
            widthMm: 0.4,
            dashMm: [0.5, 0.7],
          }),
        ];
  if (boundary === null) return zoneMarks;
  const outline = pen.areas([boundary]);
  const { leftMm, topMm, widthMm, heightMm } = pen.window;
  const corners = boxCorners(leftMm, topMm, widthMm, heightMm);
  const veil = pathMark([...corners, ...outline.coordinates], {
    ends: [4, ...outline.ends.map((end) => end + 4)],
    isClosed: true,
    fill: PAPER,
    opacity: 0.86,
  });
  const line = pathMark(outline.coordinates, {
    ends: outline.ends,
    isClosed: true,
    stroke: printColour('ink-2'),
    widthMm: 0.5,
    dashMm: [3, 1, 0.6, 1],
  });
  return [veil, ...zoneMarks, line];
}
