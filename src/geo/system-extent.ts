import type { Bounds } from './bounds.ts';
import type { CoordinateSystem } from './coordinate-system.ts';

/** China with the South China Sea (中国范围), degrees. */
const CHINA = { west: 73, south: 3, east: 136, north: 54 } as const;

/** Half the width of the strip in which a zone is used in practice: its own three degrees and as much again, m. */
const ZONE_REACH_M = 345_000;

/** Northings of 3° and 54° on the meridian, rounded outwards, m. */
const CHINA_NORTHINGS_M = { south: 331_000, north: 5_990_000 } as const;

const WEB_MERCATOR_HALF_M = 20037508.342789244;

/**
 * Where coordinates of a system can lie at all, easting first: degrees of the whole earth, 500 km either side of a
 * meridian and as far north as 60° for Gauss–Krüger. A swapped axis or a forgotten zone number does not pass.
 */
export function possibleExtent({ projection, figure }: CoordinateSystem): Bounds {
  switch (projection.kind) {
    case 'geographic':
      return { minX: -180, minY: -90, maxX: 180, maxY: 90 };
    case 'web-mercator':
      return boxAround(0, 0, WEB_MERCATOR_HALF_M, WEB_MERCATOR_HALF_M);
    case 'transverse-mercator': {
      const { falseEastingM, falseNorthingM } = projection;
      const minX = falseEastingM - 500_000;
      const maxX = falseEastingM + 500_000;
      if (falseNorthingM > 0) return { minX, minY: 0, maxX, maxY: falseNorthingM };
      return {
        minX,
        minY: falseNorthingM,
        maxX,
        maxY: falseNorthingM + (figure === 'CGCS2000' ? 6_700_000 : 9_400_000),
      };
    }
  }
}

/** Where coordinates of a system lie when the place is in China, easting first. */
export function chinaExtent({ projection }: CoordinateSystem): Bounds {
  switch (projection.kind) {
    case 'geographic':
      return { minX: CHINA.west, minY: CHINA.south, maxX: CHINA.east, maxY: CHINA.north };
    case 'web-mercator':
      return { minX: 8_126_000, minY: 334_000, maxX: 15_140_000, maxY: 7_170_500 };
    case 'transverse-mercator': {
      const { falseEastingM, falseNorthingM, latitudeOfOrigin } = projection;
      // A local system may count its northings from anywhere; then only the easting tells.
      const isFromEquator = latitudeOfOrigin === 0;
      return {
        minX: falseEastingM - ZONE_REACH_M,
        minY: isFromEquator ? falseNorthingM + CHINA_NORTHINGS_M.south : -Infinity,
        maxX: falseEastingM + ZONE_REACH_M,
        maxY: isFromEquator ? falseNorthingM + CHINA_NORTHINGS_M.north : Infinity,
      };
    }
  }
}

/** Whether one box lies in another; borders belong to it. */
export function isWithin(inner: Bounds, outer: Bounds): boolean {
  return inner.minX >= outer.minX && inner.minY >= outer.minY && inner.maxX <= outer.maxX && inner.maxY <= outer.maxY;
}

function boxAround(x: number, y: number, halfWidth: number, halfHeight: number): Bounds {
  return { minX: x - halfWidth, minY: y - halfHeight, maxX: x + halfWidth, maxY: y + halfHeight };
}
