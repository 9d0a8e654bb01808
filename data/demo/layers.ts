import type { Feature, FeatureCollection } from 'geojson';
import { elementAt } from './access.ts';
import { classNameOf } from './class-names.ts';
import type { District } from './district.ts';
import { clipPath } from './linework.ts';
import type { Path } from './path.ts';
import { hashUnit } from './random.ts';
import { degreesOf, storedAreaM2 } from './stored-coordinates.ts';

/** Area as surveys write it: square metres with two decimals. */
function roundArea(areaM2: number): number {
  return Math.round(areaM2 * 100) / 100;
}

function collection(features: Feature[]): FeatureCollection {
  return { type: 'FeatureCollection', features };
}

/** What of a centre line lies in the district, one list of points for each stretch. */
function stretchesOf(path: Path, district: District): [number, number][][] {
  const stretches: Path[] = [];
  clipPath(path, [{ regions: district.layout.district, inside: true }], stretches);
  return stretches.map((stretch) => {
    const out: [number, number][] = [];
    for (let i = 0; i + 1 < stretch.length; i += 2) {
      const [longitude, latitude] = district.frame.toDegrees(elementAt(stretch, i), elementAt(stretch, i + 1));
      out.push([longitude, latitude]);
    }
    return out;
  });
}

/** The parcels (地类图斑) with their attributes, in the order of their numbers. */
export function landCoverLayer(district: District): FeatureCollection {
  const { recipe, parcels, stored, names } = district;
  const features = parcels.map((parcel, number): Feature => {
    const { stand } = parcel;
    return {
      type: 'Feature',
      geometry: { type: 'Polygon', coordinates: degreesOf(parcel.rings, stored) },
      properties: {
        BSM: `${recipe.code}${String(number + 1).padStart(8, '0')}`,
        DLBM: parcel.code,
        DLMC: classNameOf(parcel.code),
        TBMJ: roundArea(storedAreaM2(parcel.rings, stored)),
        ZLDWMC: district.waterNames.get(number) ?? names.ownerOf(parcel.site),
        SZ: stand.species,
        NL: stand.age,
        GQXJ: stand.volumeM3PerHa,
        YBD: stand.canopy,
        QY: stand.origin,
        TGGM: stand.specialShrub,
      },
    };
  });
  // The writer takes the column types from the first feature: one with every number set must lead.
  const leader = features.findIndex(({ properties }) => properties?.['GQXJ'] != null && properties['NL'] != null);
  if (leader > 0) features.unshift(...features.splice(leader, 1));
  return collection(features);
}

/** The illustrative ecological red line (生态保护红线, 示意). */
export function redlineLayer(district: District): FeatureCollection {
  const { control, stored, names } = district;
  return collection(
    control.redline.map((area, number): Feature => ({
      type: 'Feature',
      geometry: { type: 'Polygon', coordinates: degreesOf(area.rings, stored) },
      properties: {
        BSM: `HX${String(number + 1).padStart(5, '0')}`,
        MC: `${names.townOf(area.site)}${area.kind === 'water' ? '水源涵养' : '水土保持'}生态保护红线（示意）`,
        MJ: roundArea(storedAreaM2(area.rings, stored)),
      },
    })),
  );
}

/** The illustrative permanent basic farmland (永久基本农田, 示意). */
export function farmlandLayer(district: District): FeatureCollection {
  const { control, stored, names } = district;
  return collection(
    control.farmland.map((area, number): Feature => ({
      type: 'Feature',
      geometry: { type: 'Polygon', coordinates: degreesOf(area.rings, stored) },
      properties: {
        BSM: `NT${String(number + 1).padStart(6, '0')}`,
        MC: `${names.ownerOf(area.site)}永久基本农田（示意）`,
        MJ: roundArea(storedAreaM2(area.rings, stored)),
      },
    })),
  );
}

/** Centre lines of roads and railways; village roads are class `rural`. */
export function roadsLayer(district: District): FeatureCollection {
  const { layout } = district;
  const lines = [
    ...layout.roads.map((road) => ({ name: road.name, class: road.class, path: road.centre })),
    ...layout.links.map((link) => ({ name: '村道', class: 'rural', path: link.centre })),
  ];
  return collection(
    lines.flatMap((line) =>
      stretchesOf(line.path, district).map((coordinates): Feature => ({
        type: 'Feature',
        geometry: { type: 'LineString', coordinates },
        properties: { name: line.name, class: line.class },
      })),
    ),
  );
}

/** Village middles with made-up populations that follow the built-up area. */
export function villagesLayer(district: District): FeatureCollection {
  const { layout, parcels, names, frame, recipe } = district;
  const builtM2 = new Map<number, number>();
  for (const parcel of parcels) {
    if (parcel.code === '0702') builtM2.set(parcel.site, (builtM2.get(parcel.site) ?? 0) + parcel.areaM2);
  }
  const features: Feature[] = [];
  layout.cells.sites.forEach((site, number) => {
    const built = builtM2.get(number);
    if (site.kind !== 'village' || built === undefined || layout.district.regionAt(site.x, site.y) < 0) return;
    const [longitude, latitude] = frame.toDegrees(site.x, site.y);
    const population = Math.round((built / 190) * (0.8 + 0.4 * hashUnit(number, 5, recipe.randomSeed)));
    features.push({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [longitude, latitude] },
      properties: { name: names.villageOf(number), town: names.townOf(number), population },
    });
  });
  return collection(features);
}

/** Places people go to; those that an edge town has beyond the outline are left out. */
export function placesLayer(district: District): FeatureCollection {
  const { recipe, frame, layout } = district;
  const inside = recipe.places.filter(({ at }) => layout.district.regionAt(...frame.toLocal(at[0], at[1])) >= 0);
  return collection(
    inside.map((place): Feature => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [...place.at] },
      properties: { name: place.name, type: place.type },
    })),
  );
}

/** The district itself: one polygon for each part, straight edges in the working plane, CGCS2000 degrees. */
export function boundaryLayer(district: District): FeatureCollection {
  const { recipe, outline, stored } = district;
  return collection([
    {
      type: 'Feature',
      geometry: { type: 'MultiPolygon', coordinates: outline.map((rings) => degreesOf(rings, stored)) },
      properties: { name: recipe.nameZh, nameEn: recipe.nameEn, code: recipe.code },
    },
  ]);
}
