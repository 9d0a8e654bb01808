import type { Geometry, Position } from 'geojson';
import type { FeatureTable, FieldType, TableFeature } from '../plan/feature-table.ts';
import { joinBytes } from './join-bytes.ts';
import { withGeojsonRings } from './ring-direction.ts';
import type { FeatureWriter, WriteNote } from './write-result.ts';

/** Schema types of KML (OGC 12-007r2, 9.9). */
const TYPES: Readonly<Record<FieldType, string>> = {
  text: 'string',
  date: 'string',
  number: 'double',
  // Its own whole numbers have 32 bits; parcel numbers have more.
  integer: 'double',
  boolean: 'bool',
};
const SCHEMA = 'attributes';
const FILL_ALPHA = '66';
const LINE_WIDTH_PX = 2;

/** KML 2.2: folders, a style for each colour, attributes with their types. */
export const kmlWriter: FeatureWriter = {
  id: 'kml',
  name: 'KML',
  extension: '.kml',
  degreesOnly: true,
  write: (table) => {
    const { text, notes } = kmlText(table);
    return Promise.resolve({
      files: [{ name: `${table.name}.kml`, bytes: joinBytes([new TextEncoder().encode(text)]) }],
      notes,
    });
  },
};

function kmlText(table: FeatureTable): { readonly text: string; readonly notes: readonly WriteNote[] } {
  const { name, fields, features } = table;
  let count = 0;
  let first = 0;
  const bare = (value: string, index: number): string => {
    const clean = value.replaceAll(NO_XML, '');
    if (clean !== value) {
      if (count === 0) first = index;
      count += 1;
    }
    return escaped(clean);
  };
  const colours = [...new Set(features.flatMap(({ colour }) => (colour === undefined ? [] : [colour])))];
  const simpleFields = fields.map(
    (field) => `<SimpleField type="${TYPES[field.type]}" name="${bare(field.name, 0)}"/>`,
  );
  const placemark = (feature: TableFeature, index: number): string => {
    const { id, geometry, values, colour, label } = feature;
    const data = fields.flatMap((field, at) => {
      const value = values[at] ?? null;
      return value === null
        ? []
        : [`<SimpleData name="${bare(field.name, index)}">${bare(valueText(value), index)}</SimpleData>`];
    });
    return [
      id === null ? '<Placemark>' : `<Placemark id="${bare(String(id), index)}">`,
      label === undefined ? '' : `<name>${bare(label, index)}</name>`,
      colour === undefined ? '' : `<styleUrl>#${styleId(colour)}</styleUrl>`,
      `<ExtendedData><SchemaData schemaUrl="#${SCHEMA}">${data.join('')}</SchemaData></ExtendedData>`,
      geometryText(withGeojsonRings(geometry)),
      '</Placemark>',
    ].join('');
  };
  const folders = new Map<string | undefined, string[]>();
  features.forEach((feature, index) => {
    const members = folders.get(feature.folder) ?? [];
    folders.set(feature.folder, members);
    members.push(placemark(feature, index));
  });
  const body = Array.from(folders, ([folder, members]) =>
    folder === undefined
      ? members.join('\n')
      : `<Folder><name>${bare(folder, 0)}</name>\n${members.join('\n')}\n</Folder>`,
  );
  const text = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<kml xmlns="http://www.opengis.net/kml/2.2"><Document>',
    `<name>${bare(name, 0)}</name>`,
    `<Schema name="${SCHEMA}" id="${SCHEMA}">${simpleFields.join('')}</Schema>`,
    ...colours.map(styleText),
    ...body,
    '</Document></kml>\n',
  ].join('\n');
  const details = { file: `${name}.kml`, count, feature: first };
  return { text, notes: count === 0 ? [] : [{ code: 'format.signs-left-out', details }] };
}

/** Truth values as XML Schema's other way, the only one that GDAL knows. */
function valueText(value: string | number | boolean): string {
  return typeof value === 'boolean' ? String(Number(value)) : String(value);
}

/** Signs that XML 1.0 has no way to write, halves of characters among them. */
const NO_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** Line ends as they are: a reader would make one sign of two, and blanks of those in an attribute. */
function escaped(text: string): string {
  return text.replaceAll(/[&<>"\r\n\t]/gu, (sign) => `&#${String(sign.charCodeAt(0))};`);
}

function styleId(colour: string): string {
  return `colour-${colour.slice(1).toLowerCase()}`;
}

/** KML writes colours as opacity, blue, green, red. */
function styleText(colour: string): string {
  const [, red = '00', green = '00', blue = '00'] = /^#(..)(..)(..)$/u.exec(colour.toLowerCase()) ?? [];
  const bgr = `${blue}${green}${red}`;
  return [
    `<Style id="${styleId(colour)}">`,
    `<IconStyle><color>ff${bgr}</color></IconStyle>`,
    `<LineStyle><color>ff${bgr}</color><width>${String(LINE_WIDTH_PX)}</width></LineStyle>`,
    `<PolyStyle><color>${FILL_ALPHA}${bgr}</color></PolyStyle>`,
    '</Style>',
  ].join('');
}

function geometryText(geometry: Geometry): string {
  switch (geometry.type) {
    case 'Point':
      return `<Point><coordinates>${pairText(geometry.coordinates)}</coordinates></Point>`;
    case 'LineString':
      return `<LineString>${coordinatesText(geometry.coordinates)}</LineString>`;
    case 'Polygon': {
      const [outer = [], ...holes] = geometry.coordinates.map(
        (ring) => `<LinearRing>${coordinatesText(ring)}</LinearRing>`,
      );
      const inner = holes.map((hole) => `<innerBoundaryIs>${hole}</innerBoundaryIs>`).join('');
      return `<Polygon><outerBoundaryIs>${String(outer)}</outerBoundaryIs>${inner}</Polygon>`;
    }
    case 'MultiPoint':
      return multiText(geometry.coordinates.map((coordinates) => ({ type: 'Point', coordinates })));
    case 'MultiLineString':
      return multiText(geometry.coordinates.map((coordinates) => ({ type: 'LineString', coordinates })));
    case 'MultiPolygon':
      return multiText(geometry.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates })));
    case 'GeometryCollection':
      return multiText(geometry.geometries);
  }
}

function multiText(members: readonly Geometry[]): string {
  return `<MultiGeometry>${members.map(geometryText).join('')}</MultiGeometry>`;
}

function coordinatesText(line: readonly Position[]): string {
  return `<coordinates>${line.map(pairText).join(' ')}</coordinates>`;
}

function pairText([x = 0, y = 0]: Position): string {
  return `${String(x)},${String(y)}`;
}
