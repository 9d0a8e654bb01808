/** Rings of a district outline, longitude and latitude in degrees. */
type Outline =
  | { readonly type: 'Polygon'; readonly coordinates: readonly (readonly (readonly number[])[])[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly (readonly (readonly number[])[])[])[] };

/** An outline ready to be drawn. */
export interface OutlinePath {
  /** SVG path data. */
  readonly path: string;
  readonly width: number;
  readonly height: number;
}

/**
 * Draws an outline into a box, both axes at one scale: degrees of longitude are shortened by the cosine of the middle
 * latitude, which for one district is true enough to look at.
 *
 * @param size longer side of the box, px
 */
export function outlinePath(outline: Outline, size: number): OutlinePath {
  const rings = outline.type === 'Polygon' ? outline.coordinates : outline.coordinates.flat();
  const points = rings.flat();
  const longitudes = points.map(([longitude = 0]) => longitude);
  const latitudes = points.map(([, latitude = 0]) => latitude);
  const [west, east] = extent(longitudes);
  const [south, north] = extent(latitudes);
  const shortening = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const wide = (east - west) * shortening;
  const high = north - south;
  const scale = size / Math.max(wide, high);
  const path = rings
    .map((ring) => {
      const steps = ring.map(([longitude = 0, latitude = 0]) => {
        const x = (longitude - west) * shortening * scale;
        const y = (north - latitude) * scale;
        return `${x.toFixed(1)} ${y.toFixed(1)}`;
      });
      return `M${steps.join('L')}Z`;
    })
    .join('');
  return { path, width: wide * scale, height: high * scale };
}

function extent(values: readonly number[]): readonly [number, number] {
  let least = Infinity;
  let most = -Infinity;
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return [least, most];
}
