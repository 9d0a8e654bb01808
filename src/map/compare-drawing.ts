import { kindOf } from '../kinds/kind-list.ts';
import { agreementOpacity } from '../session/compare-scene.ts';
import { agreementCount, differenceGroup, type SharedFeature } from '../session/shared-features.ts';
import { pathsOf } from './editable-path.ts';
import type { Palette, Rgba } from './palette.ts';
import { type DrawnPath, markIcon, outlinesOf, type PlanDrawing, polygonsOf, SOLID } from './plan-drawing.ts';
import { discName, type MarkId } from './symbol-atlas.ts';

const SECOND_DASH = [7, 4] as const;
const SIGN_PX = 18;
const RING_PX = 28;
const CASING_PX = 1.2;

/** How the features of one group are drawn. */
interface GroupLook {
  readonly fill: Rgba;
  readonly stroke: Rgba;
  readonly widthPx: number;
  readonly dashPx: DrawnPath['dashPx'];
  readonly hatch: Rgba | null;
  readonly ring: MarkId | null;
  /** 0–255. */
  readonly signOpacity: number;
}

/**
 * What two schemes share and what only one has (差异图): the same grey, only the first azurite and solid, only the second ochre, dashed
 * and hatched. What they share lies below.
 */
export function drawDifference(features: readonly SharedFeature[], palette: Palette): PlanDrawing {
  const looks = {
    same: look(palette.rgba('ink-3', 0.22), palette.rgba('ink-3'), 1.2, { signOpacity: 110 }),
    first: look(palette.rgba('accent', 0.24), palette.rgba('accent'), 2.4, { ring: 'ring-selected' }),
    second: look(palette.rgba('short-fill', 0.16), palette.rgba('short'), 2.4, {
      dashPx: SECOND_DASH,
      hatch: palette.rgba('short-fill', 0.85),
      ring: 'ring-second',
    }),
  };
  const drawing = emptyDrawing();
  for (const group of ['same', 'second', 'first'] as const) {
    for (const one of features) if (differenceGroup(one) === group) draw(drawing, one.feature, looks[group], palette);
  }
  return drawing;
}

/** In how many schemes land is planned for the same (共识图): the more, the fuller; all of them with a strong outline. */
export function drawAgreement(features: readonly SharedFeature[], palette: Palette): PlanDrawing {
  const drawing = emptyDrawing();
  const byCount = [...features].sort((one, other) => agreementCount(one) - agreementCount(other));
  for (const one of byCount) {
    const count = agreementCount(one);
    const share = agreementOpacity(count, one.has.length);
    const isAll = count === one.has.length;
    draw(
      drawing,
      one.feature,
      look(palette.rgba('accent', share), palette.rgba('accent'), isAll ? 2.6 : 1.2, {
        dashPx: isAll ? SOLID : SECOND_DASH,
        signOpacity: Math.round(90 + (165 * count) / one.has.length),
      }),
      palette,
    );
  }
  return drawing;
}

function look(fill: Rgba, stroke: Rgba, widthPx: number, over: Partial<GroupLook>): GroupLook {
  return { fill, stroke, widthPx, dashPx: SOLID, hatch: null, ring: null, signOpacity: 255, ...over };
}

function emptyDrawing(): PlanDrawing {
  return { areas: [], hatches: [], casings: [], strokes: [], icons: [] };
}

function draw(drawing: PlanDrawing, feature: SharedFeature['feature'], as: GroupLook, palette: Palette): void {
  const { geometry, properties } = feature;
  if (geometry.type === 'Point' || geometry.type === 'MultiPoint') {
    for (const position of pathsOf(geometry).flatMap(({ positions }) => positions)) {
      const icon = discName(kindOf(properties.kind).symbol);
      drawing.icons.push({ position, icon, sizePx: SIGN_PX, opacity: as.signOpacity });
      if (as.ring !== null) drawing.icons.push(markIcon(position, as.ring, RING_PX));
    }
    return;
  }
  for (const rings of polygonsOf(geometry)) {
    drawing.areas.push({ rings, colour: as.fill });
    if (as.hatch !== null) drawing.hatches.push({ rings, hatch: 'diagonal', colour: as.hatch });
  }
  for (const path of outlinesOf(geometry)) {
    const casing = palette.rgba('paper', 0.9);
    drawing.casings.push({ path, colour: casing, widthPx: as.widthPx + 2 * CASING_PX, dashPx: SOLID });
    drawing.strokes.push({ path, colour: as.stroke, widthPx: as.widthPx, dashPx: as.dashPx });
  }
}
