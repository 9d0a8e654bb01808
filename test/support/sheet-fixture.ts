import type { Polygon } from 'geojson';
import type { SheetContent, SheetFeature, SheetPart } from '../../src/report/sheet/sheet-content.ts';
import { geometryBounds } from '../../src/geo/geometry-bounds.ts';
import type { FontMetrics } from '../../src/report/sheet/font-metrics.ts';
import { layOutSheet, placeGround } from '../../src/report/sheet/sheet-layout.ts';
import { sheetScene } from '../../src/report/sheet/sheet-scene.ts';
import { DEFAULT_SHEET, type SheetSettings } from '../../src/report/sheet/sheet-settings.ts';
import type { PageScene } from '../../src/report/sheet/page-mark.ts';

/** A district of about 0.4° with one table, for sheets that need no engine. */
export function sheetContent(changes: Partial<SheetContent> = {}): SheetContent {
  return {
    language: 'zh',
    title: '蓟州区碳汇与新能源空间布局图',
    subtitle: '方案一　规划年 2025',
    planName: '蓟州区碳布局方案',
    agency: '',
    boundary: districtAt(117.4, 40),
    features: [],
    layers: {},
    zones: [],
    tables: [
      {
        title: '目标落实',
        aside: '2025 年',
        heads: ['指标', '方案'],
        columns: [
          { share: 1, align: 'start' },
          { share: 1, align: 'end' },
        ],
        rows: [{ cells: ['森林覆盖率 %', '30.41'], isBold: false, status: 'short' }],
      },
    ],
    conflicts: [],
    areConflictsKnown: true,
    notes: [{ label: '坐标系', text: 'CGCS2000，高斯–克吕格 3° 带' }],
    warnings: ['示意数据'],
    footer: '碳图 0.1.0　打印 2026-11-22',
    ...changes,
  };
}

/** A square district around a place. */
export function districtAt(longitude: number, latitude: number): Polygon {
  const [west, south, east, north] = [longitude - 0.2, latitude - 0.2, longitude + 0.2, latitude + 0.2];
  return {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  };
}

/** A planned forest with the given outline. */
export function sheetForest(geometry: Polygon, changes: Partial<SheetFeature> = {}): SheetFeature {
  return {
    id: 'f1',
    kind: 'forest',
    name: '府君山西坡造林',
    geometry,
    state: 'effective',
    serviceRadiusM: null,
    ...changes,
  };
}

/** The sheet of some content, laid out. */
export function laidOutSheet(
  content: SheetContent,
  font: FontMetrics,
  settings: Partial<SheetSettings> = {},
  part: Partial<SheetPart> = {},
): PageScene {
  const asked = { ...DEFAULT_SHEET, ...settings };
  const layout = layOutSheet(asked);
  const bounds = geometryBounds(content.boundary ?? districtAt(117.4, 40)) ?? [117.2, 39.8, 117.6, 40.2];
  const ground = placeGround(layout.map, bounds, (bounds[0] + bounds[2]) / 2, asked);
  return sheetScene({
    settings: asked,
    layout,
    ground,
    content,
    part: { land: null, name: '', geometry: null, frames: [], sheet: 1, of: 1, ...part },
    font,
  });
}
