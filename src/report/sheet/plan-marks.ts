import { kindOf } from '../../kinds/kind-list.ts';
import type { Kind } from '../../kinds/kind.ts';
import { hatchMark } from './hatch-marks.ts';
import type { PaperOutline, PaperPen } from './map-outline.ts';
import { circleCorners, lineMark, type PageMark, pathMark, textMark } from './page-mark.ts';
import { PAPER, printColour } from './print-palette.ts';
import type { SheetConflict, SheetFeature } from './sheet-content.ts';
import { discMarks, severitySign } from './sign-marks.ts';

/** Strokes of the screen on paper: 0.35–0.7 mm (design.md 8). */
function strokeMm({ symbol }: Kind): number {
  return Math.min(0.7, Math.max(0.35, symbol.strokeWidthPx * 0.3));
}

/** Lengths of dashes on paper. */
function dashMm({ symbol }: Kind): readonly number[] {
  return symbol.dash.map((lengthPx) => lengthPx * 0.3);
}

/** Fills and hatches of the plan (规划要素面). */
export function planFillMarks(features: readonly SheetFeature[], pen: PaperPen): readonly PageMark[] {
  return areasByKind(features, pen).flatMap(({ kind, outline, isRemoved }): PageMark[] => {
    if (isRemoved) return [];
    const colour = printColour(kind.symbol.colour);
    const { fillOpacity, hatch } = kind.symbol;
    const { coordinates, ends } = outline;
    // At small scales hatches stop and areas are flat.
    const isFar = pen.window.plane.denominator > 150_000;
    return [
      ...(fillOpacity === 0
        ? []
        : [pathMark(coordinates, { ends, isClosed: true, fill: colour, opacity: isFar ? 0.5 : fillOpacity })]),
      ...(hatch === null || isFar ? [] : [hatchMark(hatch, outline, colour, pen.window)]),
    ];
  });
}

/** Outlines of the plan, each on a casing of paper; what the scheme takes away is dotted and crossed. */
export function planStrokeMarks(features: readonly SheetFeature[], pen: PaperPen): readonly PageMark[] {
  return areasByKind(features, pen).flatMap(({ kind, outline, isRemoved }): PageMark[] => {
    const { coordinates, ends } = outline;
    const widthMm = strokeMm(kind);
    return [
      pathMark(coordinates, { ends, isClosed: true, stroke: PAPER, widthMm: widthMm + 0.5 }),
      pathMark(coordinates, {
        ends,
        isClosed: true,
        stroke: printColour(kind.symbol.colour),
        widthMm,
        dashMm: isRemoved ? [0.4, 0.8] : dashMm(kind),
      }),
      ...(isRemoved ? crosses(outline) : []),
    ];
  });
}

/** Circles that stations serve: one fill, so that overlaps do not darken, and a dashed rim each (服务范围). */
export function serviceMarks(features: readonly SheetFeature[], pen: PaperPen): readonly PageMark[] {
  const served = new Map<Kind, SheetFeature[]>();
  for (const feature of features) {
    if (feature.serviceRadiusM === null || feature.state !== 'effective') continue;
    const kind = kindOf(feature.kind);
    served.set(kind, [...(served.get(kind) ?? []), feature]);
  }
  return [...served].flatMap(([kind, ofKind]) =>
    ofKind.flatMap(({ geometry, serviceRadiusM }): PageMark[] => {
      if (geometry.type !== 'Point' || serviceRadiusM === null) return [];
      const place = pen.place(geometry.coordinates);
      if (place === null) return [];
      const circle = circleCorners(place[0], place[1], (1000 * serviceRadiusM) / pen.window.plane.denominator);
      const colour = printColour(kind.symbol.colour);
      return [
        pathMark(circle, { isClosed: true, fill: colour, opacity: 0.07 }),
        pathMark(circle, { isClosed: true, stroke: colour, widthMm: 0.3, dashMm: [1.2, 0.8] }),
      ];
    }),
  );
}

/** Discs of point features, in the order of the plan. */
export function planSignMarks(features: readonly SheetFeature[], pen: PaperPen, growth: number): readonly PageMark[] {
  return features.flatMap(({ geometry, kind, state }): readonly PageMark[] => {
    const { sign, colour } = kindOf(kind).symbol;
    const positions =
      geometry.type === 'Point' ? [geometry.coordinates] : geometry.type === 'MultiPoint' ? geometry.coordinates : [];
    return positions.flatMap((position) => {
      const place = pen.place(position);
      if (place === null) return [];
      const radius = signRadiusMm(growth);
      const disc = discMarks(sign ?? 'dot', printColour(colour), place[0], place[1], radius);
      return state === 'removed' ? [...disc, ...cross(place[0], place[1], radius)] : disc;
    });
  });
}

/** Radius of the discs of point features. */
export function signRadiusMm(growth: number): number {
  return 1.7 * Math.sqrt(growth);
}

/** Signs of conflicts with the numbers of the list beside the map (冲突位置). */
export function conflictMarks(places: readonly ConflictPlace[], growth: number): readonly PageMark[] {
  return places.flatMap(({ severity, number, x, y }) => numberedSign(severity, number, x, y, growth));
}

/** Where the sign of a conflict stands. */
export interface ConflictPlace {
  readonly severity: SheetConflict['severity'];
  readonly number: number;
  readonly x: number;
  readonly y: number;
}

/** Places of the signs: conflicts of one spot stand beside each other, so that each can be read. */
export function conflictPlaces(
  conflicts: readonly SheetConflict[],
  pen: PaperPen,
  growth: number,
): readonly ConflictPlace[] {
  const step = 4 * Math.sqrt(growth);
  const placed: ConflictPlace[] = [];
  conflicts.forEach(({ severity, longitude, latitude }, at) => {
    const place = pen.place([longitude, latitude]);
    if (place === null) return;
    let [x, y] = place;
    const isTaken = (): boolean => placed.some((other) => Math.hypot(other.x - x, other.y - y) < 0.9 * step);
    for (let tries = 0; tries < MOST_SIDE_STEPS && isTaken(); tries += 1) x += step;
    if (isTaken()) y += step;
    placed.push({ severity, number: at + 1, x, y });
  });
  return placed;
}

const MOST_SIDE_STEPS = 12;

/** The sign of a conflict with its number. */
export function numberedSign(
  severity: SheetConflict['severity'],
  number: number,
  x: number,
  y: number,
  growth: number,
): readonly PageMark[] {
  const colour = { forbidden: 'forbid-fill', conditional: 'cond', advice: 'info' }[severity];
  const radius = 1.9 * Math.sqrt(growth);
  return [
    severitySign(severity, printColour(colour), x, y, radius),
    textMark(String(number), x, y + 0.9 * Math.sqrt(growth), 7 * Math.sqrt(growth), {
      anchor: 'middle',
      isBold: true,
      colour: PAPER,
    }),
  ];
}

interface KindAreas {
  readonly kind: Kind;
  readonly outline: PaperOutline;
  readonly isRemoved: boolean;
}

/** Features one by one, from the largest kind of line to the smallest feature: the plan's own order is kept. */
function areasByKind(features: readonly SheetFeature[], pen: PaperPen): readonly KindAreas[] {
  return features.flatMap(({ geometry, kind, state }) => {
    const outline = pen.areas([geometry]);
    return outline.ends.length === 0 ? [] : [{ kind: kindOf(kind), outline, isRemoved: state === 'removed' }];
  });
}

function crosses({ coordinates, ends }: PaperOutline): readonly PageMark[] {
  const end = 2 * (ends[0] ?? 0);
  let x = 0;
  let y = 0;
  for (let at = 0; at < end; at += 2) {
    x += coordinates[at] ?? 0;
    y += coordinates[at + 1] ?? 0;
  }
  return end === 0 ? [] : cross((2 * x) / end, (2 * y) / end, 1.4);
}

function cross(x: number, y: number, radius: number): readonly PageMark[] {
  const ink = printColour('ink-2');
  return [
    lineMark(x - radius, y - radius, x + radius, y + radius, 0.45, ink),
    lineMark(x - radius, y + radius, x + radius, y - radius, 0.45, ink),
  ];
}
