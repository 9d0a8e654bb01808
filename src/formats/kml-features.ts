import { type Folder, kmlWithFolders, type Root } from '@tmcw/togeojson';
import type { Document } from '@xmldom/xmldom';
import type { Feature, Geometry } from 'geojson';
import type { LayerContent } from './feature-codec.ts';
import type { FieldType, TableField } from '../plan/feature-table.ts';
import { hasFiniteCoordinates, isEmptyGeometry } from './geometry-checks.ts';
import { mergeCollection } from './merge-collection.ts';
import { createNoteCounter } from './note-counter.ts';
import type { ReadResult } from './read-result.ts';
import { readFailure } from './read-result.ts';
import { parseXml } from './xml-document.ts';

/** Attribute that tells the folders a placemark lies in, from the outside in, with slashes between. */
const FOLDER = 'folder';

/** What the library makes of styles and of members that are no data of the planner's. */
const NO_ATTRIBUTE =
  /^(styleUrl|styleHash|styleMapHash|visibility|open|(stroke|fill|icon|label)(-[\w-]+)?|coordinateProperties)$/u;

const TYPES: Readonly<Record<string, FieldType>> = {
  int: 'integer',
  uint: 'integer',
  short: 'integer',
  ushort: 'integer',
  float: 'number',
  double: 'number',
  bool: 'boolean',
};

/**
 * Reads the placemarks of a KML file with their data, folders as an attribute. A name or folder that only repeats one of
 * the data is left out: it is there as a label.
 *
 * @param file name for messages
 */
export function readKml(file: string, bytes: Uint8Array): ReadResult<LayerContent> {
  const parsed = parseXml(file, bytes);
  if (!parsed.ok) return parsed;
  const document = parsed.value;
  if (document.documentElement?.localName !== 'kml') return readFailure('format.not-kml', file);
  const fields = takeFieldTypes(document);
  const types = new Map(fields.map(({ name, type }) => [name, type]));
  const notes = createNoteCounter(file);
  const features: Feature[] = [];
  let index = 0;

  function visit(node: Root | Folder, folders: readonly string[]): void {
    for (const child of node.children) {
      if (child.type === 'folder') {
        const name = child.meta['name'];
        visit(child, typeof name === 'string' && name !== '' ? [...folders, name] : folders);
      } else {
        add(child, folders);
      }
    }
  }

  function add({ id, geometry, properties }: Feature<Geometry | null>, folders: readonly string[]): void {
    const at = index;
    index += 1;
    // Pictures laid over the ground and links to other files have boxes, no shapes.
    if (properties?.['@geometry-type'] !== undefined) notes.add('format.no-geometry', at);
    else if (geometry === null || isEmptyGeometry(geometry)) notes.add('format.no-geometry', at);
    else if (!hasFiniteCoordinates(geometry)) notes.add('format.unreadable-geometry', at);
    else {
      const attributes = attributesOf(properties ?? {}, types);
      const folder = folders.join('/');
      if (folder !== '' && !Object.values(attributes).includes(folder)) attributes[FOLDER] ??= folder;
      features.push({
        type: 'Feature',
        geometry: mergeCollection(geometry),
        properties: attributes,
        ...(id === undefined ? {} : { id }),
      });
    }
  }

  visit(kmlWithFolders(document), []);
  if (index === 0) return readFailure('format.no-features', file);
  const value: LayerContent = { format: 'KML', features, crs: null, fields, encoding: null };
  return { ok: true, value, notes: notes.notes() };
}

/**
 * Takes the types out of the document's schemas. The library would apply them itself, and make true of the text `false`.
 */
function takeFieldTypes(document: Document): readonly TableField[] {
  const fields = new Map<string, FieldType>();
  for (const field of Array.from(document.getElementsByTagName('SimpleField'))) {
    const type = TYPES[field.getAttribute('type') ?? ''] ?? 'text';
    const name = field.getAttribute('name') ?? '';
    const known = fields.get(name);
    fields.set(name, known === undefined || known === type ? type : 'text');
    field.setAttribute('type', 'string');
  }
  return Array.from(fields, ([name, type]) => ({ name, type }));
}

function attributesOf(
  properties: Readonly<Record<string, unknown>>,
  types: ReadonlyMap<string, FieldType>,
): Record<string, unknown> {
  const attributes: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(properties)) {
    const type = types.get(name);
    if (type !== undefined) attributes[name] = typedValue(String(value), type);
    else if (!NO_ATTRIBUTE.test(name)) attributes[name] = plainValue(value);
  }
  const label = attributes['name'];
  const isRepeated = Object.entries(attributes).some(([name, value]) => name !== 'name' && String(value) === label);
  if (!types.has('name') && isRepeated) delete attributes['name'];
  return attributes;
}

/** Descriptions with markup come as an object, times as one of their own. */
function plainValue(value: unknown): unknown {
  const isMarkup = typeof value === 'object' && value !== null && 'value' in value;
  return isMarkup ? value.value : value;
}

function typedValue(text: string, type: FieldType): string | number | boolean | null {
  const plain = text.trim();
  switch (type) {
    case 'boolean':
      return /^(1|true)$/iu.test(plain) ? true : /^(0|false)$/iu.test(plain) ? false : null;
    case 'integer':
    case 'number':
      return plain === '' || !Number.isFinite(Number(plain)) ? null : Number(plain);
    default:
      return text;
  }
}
