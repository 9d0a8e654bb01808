import type { EngineApi } from '../../workers/engine/api.ts';
import { geometryBounds } from '../geo/geometry-bounds.ts';
import type { PlanFacts } from '../report/plan-facts.ts';
import { contentOfFacts, type SheetGroundwork } from '../report/sheet/content-of-facts.ts';
import type { FontMetrics } from '../report/sheet/font-metrics.ts';
import type { PageScene } from '../report/sheet/page-mark.ts';
import { layOutFigure, placeGround } from '../report/sheet/sheet-layout.ts';
import { sheetScene } from '../report/sheet/sheet-scene.ts';
import { DEFAULT_SHEET, type SheetSettings } from '../report/sheet/sheet-settings.ts';

/** Size of the map in a report: as wide as its text. */
export const MAP_FIGURE = { widthMm: 166, heightMm: 140 } as const;

/** What is on the map of a report. */
export const MAP_SETTINGS: SheetSettings = { ...DEFAULT_SHEET, parts: ['land-cover', 'legend', 'conflicts'] };

/** The map of a report, in the manner of the sheets (报告附图); null without a district. */
export async function reportMap(
  engine: Pick<EngineApi, 'sheetLand'>,
  facts: PlanFacts,
  groundwork: SheetGroundwork,
  font: FontMetrics,
): Promise<PageScene | null> {
  const bounds = groundwork.boundary === null ? null : geometryBounds(groundwork.boundary);
  if (bounds === null) return null;
  const settings = MAP_SETTINGS;
  const layout = layOutFigure(MAP_FIGURE.widthMm, MAP_FIGURE.heightMm);
  const ground = placeGround(layout.map, bounds, (bounds[0] + bounds[2]) / 2, settings);
  return sheetScene({
    settings,
    layout,
    ground,
    content: contentOfFacts(facts, settings, groundwork),
    part: {
      land: await engine.sheetLand(ground.window),
      name: '',
      geometry: null,
      frames: [],
      sheet: 1,
      of: 1,
    },
    font,
    isFigure: true,
  });
}
