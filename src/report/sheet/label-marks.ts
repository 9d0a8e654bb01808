import type { FeatureCollection, Geometry } from 'geojson';
import { geometryBounds } from '../../geo/geometry-bounds.ts';
import type { FontMetrics } from './font-metrics.ts';
import type { PaperPen } from './map-outline.ts';
import { MM_PER_PT, type PageMark, textMark } from './page-mark.ts';
import { PAPER, printColour } from './print-palette.ts';
import { signRadiusMm } from './plan-marks.ts';
import type { SheetContent, SheetFeature } from './sheet-content.ts';

/** A name that wants to stand on the map. */
interface Wanted {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly sizePt: number;
  readonly isBold: boolean;
  readonly colour: string;
}

/** Villages are named from this scale on. */
const VILLAGE_DENOMINATOR = 50_000;

/**
 * Names on the map (注记): towns, plan features, then places and villages where there is room; no name stands on another one, or on
 * what `taken` keeps free.
 */
export function labelMarks(
  { features, layers, zones }: Pick<SheetContent, 'features' | 'layers' | 'zones'>,
  pen: PaperPen,
  font: FontMetrics,
  growth: number,
  taken: readonly LabelBox[],
): readonly PageMark[] {
  const size = (points: number): number => Math.max(7, points * Math.sqrt(growth));
  const ink = printColour('ink');
  const quiet = printColour('ink-2');
  const { denominator } = pen.window.plane;
  const at = (position: readonly number[], text: string, sizePt: number, isBold: boolean, colour: string): Wanted[] => {
    const place = text === '' ? null : pen.place([...position]);
    return place === null ? [] : [{ text, x: place[0], y: place[1], sizePt, isBold, colour }];
  };
  const wanted: readonly Wanted[] = [
    ...townPlaces(layers['villages']).flatMap(({ name, position }) => at(position, name, size(9), true, ink)),
    ...zones.flatMap(({ name, geometry }) => at(middleOf(geometry), name, size(8), false, quiet)),
    ...features.flatMap((feature) => planLabel(feature, pen, size(7.5), growth)),
    ...(layers['places']?.features ?? []).flatMap(({ geometry, properties }) =>
      at(middleOf(geometry), textOf(properties, 'name'), size(7), false, quiet),
    ),
    ...(denominator > VILLAGE_DENOMINATOR ? [] : (layers['villages']?.features ?? [])).flatMap(
      ({ geometry, properties }) => at(middleOf(geometry), textOf(properties, 'name'), size(7), false, quiet),
    ),
  ];
  const boxes = [...taken];
  const marks: PageMark[] = [];
  for (const { text, x, y, sizePt, isBold, colour } of wanted) {
    const half = font.widthMm(text, sizePt) / 2 + 0.4;
    const height = sizePt * MM_PER_PT;
    const box = { west: x - half, east: x + half, north: y - 0.62 * height, south: y + 0.5 * height };
    if (boxes.some((other) => boxesMeet(box, other)) || !isOnMap(box, pen)) continue;
    boxes.push(box);
    marks.push(textMark(text, x, y + 0.32 * height, sizePt, { anchor: 'middle', isBold, colour, halo: PAPER }));
  }
  return marks;
}

/** Room that a name, or something that names keep off, takes on the paper. */
export interface LabelBox {
  readonly west: number;
  readonly east: number;
  readonly north: number;
  readonly south: number;
}

function boxesMeet(a: LabelBox, b: LabelBox): boolean {
  return a.west < b.east && b.west < a.east && a.north < b.south && b.north < a.south;
}

function isOnMap(box: LabelBox, { window }: PaperPen): boolean {
  return (
    box.west >= window.leftMm &&
    box.east <= window.leftMm + window.widthMm &&
    box.north >= window.topMm &&
    box.south <= window.topMm + window.heightMm
  );
}

/** Names of areas stand in their middle, those of signs below them. */
function planLabel({ geometry, name, state }: SheetFeature, pen: PaperPen, sizePt: number, growth: number): Wanted[] {
  if (name === '' || state === 'removed') return [];
  const place = pen.place([...middleOf(geometry)]);
  if (place === null) return [];
  const below = geometry.type === 'Point' ? signRadiusMm(growth) + 0.55 * sizePt * MM_PER_PT : 0;
  return [{ text: name, x: place[0], y: place[1] + below, sizePt, isBold: false, colour: printColour('ink') }];
}

function middleOf(geometry: Geometry): readonly number[] {
  if (geometry.type === 'Point') return geometry.coordinates;
  const bounds = geometryBounds(geometry);
  return bounds === null ? [Number.NaN, Number.NaN] : [(bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2];
}

/** Townships (乡镇) in the middle of their villages. */
function townPlaces(
  villages: FeatureCollection | undefined,
): readonly { readonly name: string; readonly position: readonly [number, number] }[] {
  const towns = new Map<string, { x: number; y: number; count: number }>();
  for (const { geometry, properties } of villages?.features ?? []) {
    const town = textOf(properties, 'town');
    if (geometry.type !== 'Point' || town === '') continue;
    const sum = towns.get(town) ?? { x: 0, y: 0, count: 0 };
    sum.x += geometry.coordinates[0] ?? 0;
    sum.y += geometry.coordinates[1] ?? 0;
    sum.count += 1;
    towns.set(town, sum);
  }
  return [...towns].map(([name, { x, y, count }]) => ({ name, position: [x / count, y / count] }));
}

function textOf(properties: Readonly<Record<string, unknown>> | null, name: string): string {
  const found = properties?.[name];
  return typeof found === 'string' ? found : '';
}
