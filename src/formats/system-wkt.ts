import type { CoordinateSystem, SystemProjection } from '../geo/coordinate-system.ts';
import { gaussKrugerZone } from '../geo/gauss-kruger-zone.ts';

const ESRI_GEOGRAPHIC = {
  CGCS2000:
    'GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]',
  'WGS 84':
    'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]',
} as const;

const OGC_GEOGRAPHIC = {
  CGCS2000:
    'GEOGCS["China Geodetic Coordinate System 2000",DATUM["China_2000",SPHEROID["CGCS2000",6378137,298.257222101,AUTHORITY["EPSG","1024"]],AUTHORITY["EPSG","1043"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4490"]]',
  'WGS 84':
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]',
} as const;

/** A system as `.prj` files have it (ESRI WKT 1). */
export function esriWkt(system: CoordinateSystem): string {
  const geographic = ESRI_GEOGRAPHIC[system.figure];
  const { projection } = system;
  if (projection.kind === 'geographic') return geographic;
  const name = esriName(system);
  if (projection.kind === 'web-mercator') {
    return `PROJCS["${name}",${geographic},PROJECTION["Mercator_Auxiliary_Sphere"],${parametersOf({ False_Easting: 0, False_Northing: 0, Central_Meridian: 0, Standard_Parallel_1: 0, Auxiliary_Sphere_Type: 0 })},UNIT["Meter",1.0]]`;
  }
  const method = system.figure === 'CGCS2000' ? 'Gauss_Kruger' : 'Transverse_Mercator';
  const parameters = parametersOf({
    False_Easting: projection.falseEastingM,
    False_Northing: projection.falseNorthingM,
    Central_Meridian: projection.centralMeridian,
    Scale_Factor: projection.scale,
    Latitude_Of_Origin: projection.latitudeOfOrigin,
  });
  return `PROJCS["${name}",${geographic},PROJECTION["${method}"],${parameters},UNIT["Meter",1.0]]`;
}

/** A system as GeoPackages have it (OGC 01-009). */
export function ogcWkt(system: CoordinateSystem): string {
  const geographic = OGC_GEOGRAPHIC[system.figure];
  const { projection, epsg } = system;
  if (projection.kind === 'geographic') return geographic;
  const authority = epsg === null ? '' : `,AUTHORITY["EPSG","${String(epsg)}"]`;
  const metre = 'UNIT["metre",1,AUTHORITY["EPSG","9001"]]';
  return `PROJCS["${system.name}",${geographic},${ogcMethod(projection)},${metre}${authority}]`;
}

function ogcMethod(projection: Exclude<SystemProjection, { readonly kind: 'geographic' }>): string {
  if (projection.kind === 'web-mercator') {
    const parameters = parametersOf({ central_meridian: 0, scale_factor: 1, false_easting: 0, false_northing: 0 });
    // The sphere is said in an extension, as this text has no word for it.
    const sphere =
      '+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +wktext +no_defs';
    return `PROJECTION["Mercator_1SP"],${parameters},EXTENSION["PROJ4","${sphere}"]`;
  }
  const parameters = parametersOf({
    latitude_of_origin: projection.latitudeOfOrigin,
    central_meridian: projection.centralMeridian,
    scale_factor: projection.scale,
    false_easting: projection.falseEastingM,
    false_northing: projection.falseNorthingM,
  });
  return `PROJECTION["Transverse_Mercator"],${parameters}`;
}

function parametersOf(values: Readonly<Record<string, number>>): string {
  return Object.entries(values)
    .map(([name, value]) => `PARAMETER["${name}",${String(value)}${Number.isInteger(value) ? '.0' : ''}]`)
    .join(',');
}

/** Names as ArcGIS has them. */
function esriName({ epsg, name, projection }: CoordinateSystem): string {
  if (projection.kind === 'web-mercator') return 'WGS_1984_Web_Mercator_Auxiliary_Sphere';
  const zone = epsg === null ? null : gaussKrugerZone(epsg);
  if (zone === null) return name.replace(/^WGS 84 \/ /u, 'WGS_1984_').replaceAll(/[^\w]+/gu, '_');
  const width = zone.widthDegrees === 3 ? '_3_Degree' : '';
  const isNumbered = zone.falseEastingM > 1_000_000;
  const place = isNumbered
    ? `Zone_${String(Math.floor(zone.falseEastingM / 1_000_000))}`
    : `CM_${String(zone.centralMeridian)}E`;
  return `CGCS2000${width}_GK_${place}`;
}
