import type { Polygon } from 'geojson';
import { beforeAll, describe, expect, it } from 'vitest';
import { readSheetFont } from '../../data/sheet-font/sheet-font.ts';
import { writePdfPages } from '../../src/formats/pdf-pages.ts';
import { geodesicOffset } from '../../src/geo/geodesic.ts';
import type { SheetLand } from '../../src/land/land-on-sheet.ts';
import type { FontMetrics } from '../../src/report/sheet/font-metrics.ts';
import { readFontMetrics } from '../../src/report/sheet/font-metrics.ts';
import { printableScene } from '../../src/report/sheet/printable-text.ts';
import type { SheetSettings } from '../../src/report/sheet/sheet-settings.ts';
import { type PdfPageContent, readPdf } from '../support/pdf-content.ts';
import { districtAt, laidOutSheet, sheetContent, sheetForest } from '../support/sheet-fixture.ts';

// Oracles: the geodesic of Karney for the ground, pdf.js for what stands in the file.
let bytes: Uint8Array;
let font: FontMetrics;

beforeAll(async () => {
  bytes = await readSheetFont();
  font = readFontMetrics(bytes);
});

async function printed(
  content: ReturnType<typeof sheetContent>,
  settings: Partial<SheetSettings> = {},
): Promise<PdfPageContent> {
  const { scene } = printableScene(laidOutSheet(content, font, settings), font);
  const pages = await readPdf(await writePdfPages([scene], { font: bytes, createdOn: '2026-11-22' }));
  const [page] = pages;
  if (page === undefined) throw new Error('no page');
  return page;
}

/** A triangle whose first edge is a geodesic of some length. */
function triangle(longitude: number, latitude: number, lengthM: number, bearing: number): Polygon {
  const from = geodesicOffset([longitude, latitude], -lengthM / 2, bearing);
  const to = geodesicOffset(from, lengthM, bearing);
  const side = geodesicOffset([longitude, latitude], 2000, bearing + 90);
  return { type: 'Polygon', coordinates: [[from, to, side, from]] };
}

/** First edges of the triangles of a page: their outlines come back to where they began. */
function firstEdgesMm(page: PdfPageContent): readonly number[] {
  return page.paths
    .filter((path) => path.length === 8 && path[0] === path[6] && path[1] === path[7])
    .map(([x0 = 0, y0 = 0, x1 = 0, y1 = 0]) => Math.hypot(x1 - x0, y1 - y0));
}

describe('a map sheet as PDF', () => {
  it.each([
    [117.02, 40.1, 90],
    [117.4, 40, 37],
    [118.35, 39.6, 0],
    [115.7, 26.5, 90],
  ])(
    'draws 10 km around %f, %f, bearing %f, as 200.0 mm ± 0.2 mm at 1:50 000',
    async (longitude, latitude, bearing) => {
      const feature = sheetForest(triangle(longitude, latitude, 10_000, bearing));
      const content = sheetContent({ boundary: districtAt(longitude, latitude), features: [feature] });
      const page = await printed(content, { denominator: 50_000 });
      const edges = firstEdgesMm(page);
      expect(edges.length).toBeGreaterThanOrEqual(3);
      for (const edge of edges) expect(Math.abs(edge - 200)).toBeLessThan(0.2);
    },
  );

  it.each([
    ['A4', 297, 210],
    ['A3', 420, 297],
    ['A0', 1189, 841],
  ] as const)('of %s has the size of its paper', async (size, width, height) => {
    const page = await printed(sheetContent(), { size });
    expect(page.widthMm).toBeCloseTo(width, 1);
    expect(page.heightMm).toBeCloseTo(height, 1);
  });

  it('has texts that can be selected, in Chinese', async () => {
    const feature = sheetForest(triangle(117.4, 40, 5000, 60));
    const page = await printed(sheetContent({ features: [feature] }));
    for (const text of [
      '蓟州区碳汇与新能源空间布局图',
      '目标落实',
      '森林覆盖率 %',
      '30.41',
      '府君山西坡造林',
      '图例',
      '规划造林地',
    ]) {
      expect(page.texts, text).toContain(text);
    }
  });

  it('is drawn in vectors: no picture is in it', async () => {
    const feature = sheetForest(triangle(117.4, 40, 5000, 60));
    const page = await printed(sheetContent({ features: [feature] }));
    expect(page.pictures).toBe(0);
    expect(page.paths.length).toBeGreaterThan(20);
  });

  it('labels kilometres of the projection with the number of the zone', async () => {
    const page = await printed(sheetContent(), { grid: 'kilometres', denominator: 100_000 });
    // 117° is the central meridian of zone 39: 39 500 km there, and 117.4° is 34.2 km farther east.
    expect(page.texts).toContain('39535');
    expect(page.texts).toContain('4430');
  });

  it.each([
    ['𠮷山布局图', ['𠮷'], '〓山布局图'],
    ['𪚥龙湾规划', ['𪚥'], '〓龙湾规划'],
    // An emoji of several code points: its joiners have no shape and are not printed as marks.
    ['林地🌲️👩‍🌾', ['🌲', '👩', '🌾'], '林地〓〓〓'],
  ])('prints a mark for each character of %s that the font lacks, and says which', async (title, missing, shown) => {
    const scene = laidOutSheet(sheetContent({ title }), font);
    const printable = printableScene(scene, font);
    expect(printable.missing).toEqual(missing);
    const pages = await readPdf(await writePdfPages([printable.scene], { font: bytes, createdOn: '2026-11-22' }));
    expect(pages[0]?.texts).toContain(shown);
  });
});

describe('a sheet of more parcels than vectors are good for', () => {
  const parcels = (parcelCount: number): SheetLand => ({
    groups: [
      {
        classCode: '0301',
        group: 'forest',
        tint: 0,
        coordinates: Float32Array.of(60, 60, 160, 60, 160, 160, 60, 160),
        ringEnds: Uint32Array.of(4),
      },
    ],
    parcelCount,
    tooSmall: 0,
  });

  it.each([
    [100_000, 0],
    [100_001, 1],
  ])('of %i parcels has %i picture of them; the plan and all texts stay vectors', async (count, pictures) => {
    const feature = sheetForest(triangle(117.4, 40, 5000, 60));
    const scene = laidOutSheet(sheetContent({ features: [feature] }), font, { size: 'A4' }, { land: parcels(count) });
    const [page] = await readPdf(await writePdfPages([scene], { font: bytes, createdOn: '2026-11-22' }));
    expect(page?.pictures).toBe(pictures);
    expect(page?.texts).toContain('府君山西坡造林');
    expect(page?.paths.length).toBeGreaterThan(20);
    expect(page?.texts.some((text) => text.includes('300 dpi'))).toBe(pictures > 0);
  });
});
