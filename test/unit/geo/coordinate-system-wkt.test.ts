import { describe, expect, it } from 'vitest';
import { systemOfWkt } from '../../../src/geo/coordinate-system-wkt.ts';

const ESRI_GEOGRAPHIC =
  'GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],' +
  'PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';
const XIAN_GEOGRAPHIC =
  'GEOGCS["GCS_Xian_1980",DATUM["D_Xian_1980",SPHEROID["Xian_1980",6378140.0,298.257]],' +
  'PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';
const BEIJING_GEOGRAPHIC =
  'GEOGCS["GCS_Beijing_1954",DATUM["D_Beijing_1954",SPHEROID["Krasovsky_1940",6378245.0,298.3]],' +
  'PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';
const WGS84_GEOGRAPHIC =
  'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],' +
  'PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';

/** A projected system as ESRI software writes it into `.prj`. */
function esri(name: string, geographic: string, falseEasting: number, centralMeridian: number, scale = 1): string {
  return (
    `PROJCS["${name}",${geographic},PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",${falseEasting.toFixed(1)}],` +
    `PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",${centralMeridian.toFixed(1)}],` +
    `PARAMETER["Scale_Factor",${String(scale)}],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]`
  );
}

function codeOf(text: string): number | null | string {
  const lookup = systemOfWkt(text);
  return lookup.ok ? lookup.system.epsg : lookup.reason;
}

describe('ESRI .prj', () => {
  it.each([
    ['geographic', ESRI_GEOGRAPHIC, 4490],
    ['WGS 84', WGS84_GEOGRAPHIC, 4326],
    ['3° without zone number', esri('CGCS2000_3_Degree_GK_CM_117E', ESRI_GEOGRAPHIC, 500_000, 117), 4548],
    ['3° with zone number', esri('CGCS2000_3_Degree_GK_Zone_39', ESRI_GEOGRAPHIC, 39_500_000, 117), 4527],
    ['6° with zone number', esri('CGCS2000_GK_Zone_20', ESRI_GEOGRAPHIC, 20_500_000, 117), 4498],
    ['a name that lies', esri('CGCS2000_3_Degree_GK_CM_114E', ESRI_GEOGRAPHIC, 39_500_000, 117), 4527],
    [
      'UTM',
      esri('WGS_1984_UTM_Zone_50N', WGS84_GEOGRAPHIC, 500_000, 117, 0.9996).replace(
        'Gauss_Kruger',
        'Transverse_Mercator',
      ),
      32650,
    ],
    ["Xi'an 80", esri('Xian_1980_3_Degree_GK_CM_117E', XIAN_GEOGRAPHIC, 500_000, 117), 'xian-80'],
    ["Xi'an 80 under a new name", esri('CGCS2000_3_Degree_GK_CM_117E', XIAN_GEOGRAPHIC, 500_000, 117), 'xian-80'],
    ["Xi'an 80 by name alone", XIAN_GEOGRAPHIC.replace('6378140.0', '6378137.0'), 'xian-80'],
    ['Beijing 54', esri('Beijing_1954_3_Degree_GK_Zone_39', BEIJING_GEOGRAPHIC, 39_500_000, 117), 'beijing-54'],
    ['Beijing 54 by its axes', BEIJING_GEOGRAPHIC.replaceAll('Beijing', 'China'), 'beijing-54'],
    ['another datum on the same axes', ESRI_GEOGRAPHIC.replace('D_China_2000', 'D_North_American_1983'), 'unknown'],
    [
      'feet',
      esri('CGCS2000_3_Degree_GK_CM_117E', ESRI_GEOGRAPHIC, 500_000, 117).replace('"Meter",1.0', '"Foot",0.3048'),
      'unknown',
    ],
    ['another meridian of origin', ESRI_GEOGRAPHIC.replace('"Greenwich",0.0', '"Paris",2.337229166667'), 'unknown'],
    ['no text of this kind', 'CGCS2000', 'unknown'],
    ['brackets that do not close', ESRI_GEOGRAPHIC.slice(0, -2), 'unknown'],
    ['brackets without end', 'A['.repeat(20_000), 'unknown'],
    ['nothing', '', 'unknown'],
  ])('%s', (_, text, expected) => {
    expect(codeOf(text)).toBe(expected);
  });

  it('a local central meridian keeps its parameters and its name', () => {
    expect(systemOfWkt(esri('Local_117_30', ESRI_GEOGRAPHIC, 500_000, 117.5))).toEqual({
      ok: true,
      system: {
        epsg: null,
        name: 'Local_117_30',
        figure: 'CGCS2000',
        projection: {
          kind: 'transverse-mercator',
          centralMeridian: 117.5,
          latitudeOfOrigin: 0,
          scale: 1,
          falseEastingM: 500_000,
          falseNorthingM: 0,
        },
      },
    });
  });

  it('Web Mercator', () => {
    const text =
      `PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere",${WGS84_GEOGRAPHIC},PROJECTION["Mercator_Auxiliary_Sphere"],` +
      'PARAMETER["False_Easting",0.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",0.0],' +
      'PARAMETER["Standard_Parallel_1",0.0],PARAMETER["Auxiliary_Sphere_Type",0.0],UNIT["Meter",1.0]]';
    expect(codeOf(text)).toBe(3857);
  });
});

describe('OGC WKT', () => {
  const geographic =
    'GEOGCS["China Geodetic Coordinate System 2000",DATUM["China_2000",SPHEROID["CGCS2000",6378137,298.257222101,' +
    'AUTHORITY["EPSG","1024"]],AUTHORITY["EPSG","1043"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],' +
    'UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4490"]]';

  it('version 1, spread over lines', () => {
    const text =
      `PROJCS["CGCS2000 / 3-degree Gauss-Kruger zone 39",\n  ${geographic},\n  PROJECTION["Transverse_Mercator"],\n` +
      '  PARAMETER["latitude_of_origin",0],\n  PARAMETER["central_meridian",117],\n  PARAMETER["scale_factor",1],\n' +
      '  PARAMETER["false_easting",39500000],\n  PARAMETER["false_northing",0],\n' +
      '  UNIT["metre",1,AUTHORITY["EPSG","9001"]],\n  AXIS["X",NORTH],\n  AXIS["Y",EAST],\n  AUTHORITY["EPSG","4527"]]';
    expect(codeOf(text)).toBe(4527);
  });

  it('version 2', () => {
    const text =
      'PROJCRS["CGCS2000 / 3-degree Gauss-Kruger CM 117E",BASEGEOGCRS["China Geodetic Coordinate System 2000",' +
      'DATUM["China 2000",ELLIPSOID["CGCS2000",6378137,298.257222101,LENGTHUNIT["metre",1]]],' +
      'PRIMEM["Greenwich",0,ANGLEUNIT["degree",0.0174532925199433]]],CONVERSION["3-degree Gauss-Kruger CM 117E",' +
      'METHOD["Transverse Mercator",ID["EPSG",9807]],PARAMETER["Latitude of natural origin",0],' +
      'PARAMETER["Longitude of natural origin",117],PARAMETER["Scale factor at natural origin",1],' +
      'PARAMETER["False easting",500000],PARAMETER["False northing",0]],CS[Cartesian,2],' +
      'AXIS["northing (X)",north],AXIS["easting (Y)",east],LENGTHUNIT["metre",1],ID["EPSG",4548]]';
    expect(codeOf(text)).toBe(4548);
  });

  it('the web map as GDAL wrote it for years', () => {
    const text =
      'PROJCS["WGS 84 / Pseudo-Mercator",GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],' +
      'PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],PROJECTION["Mercator_1SP"],' +
      'PARAMETER["central_meridian",0],PARAMETER["scale_factor",1],PARAMETER["false_easting",0],' +
      'PARAMETER["false_northing",0],UNIT["metre",1],EXTENSION["PROJ4","+proj=merc +a=6378137 +b=6378137 +lat_ts=0.0 +units=m"]]';
    expect(codeOf(text)).toBe(3857);
    expect(codeOf(text.replace(/,EXTENSION.*/u, ']'))).toBe('unknown');
  });
});
