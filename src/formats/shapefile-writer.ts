import { zipSync } from 'fflate';
import { writeDbf } from './dbf-bytes.ts';
import { type ShapeType, shapeTypeOf, writeShp } from './shp-bytes.ts';
import { esriWkt } from './system-wkt.ts';
import { type PlainFeature, plainFeatures } from './table-geometry.ts';
import { gbkWriter, type TextWriter, utf8Writer } from './text-encoder.ts';
import type { FeatureTable } from '../plan/feature-table.ts';
import type { FeatureWriter, WriteNote, WriteOptions, WrittenTable } from './write-result.ts';

/** What is put behind the layer's name where it has shapes of several kinds. */
const KIND_NAMES: Readonly<Record<ShapeType, string>> = { 1: 'points', 3: 'lines', 5: 'areas', 8: 'multipoints' };
const LANGUAGE_IDS = { 'utf-8': 0, gbk: 0x4d } as const;
const CODE_PAGES = { 'utf-8': 'UTF-8', gbk: 'GBK' } as const;
/** The first day a zip can have: equal tables have equal bytes. */
const ZIP_DAY = '1980-01-01T00:00:00';

/** Shapefiles in a zip, a set for each kind of shapes. */
export const shapefileWriter: FeatureWriter = {
  id: 'shapefile',
  name: 'Shapefile',
  extension: '.zip',
  degreesOnly: false,
  write: (table, options) => Promise.resolve(writeShapefiles(table, options)),
};

function writeShapefiles(table: FeatureTable, { system, encoding }: WriteOptions): WrittenTable {
  const { features, notes } = plainFeatures(table);
  const sets = setsOf(features);
  const found: WriteNote[] = [...notes];
  const entries: Record<string, Uint8Array> = {};
  const writer: TextWriter = encoding === 'gbk' ? gbkWriter() : utf8Writer();
  const encoder = new TextEncoder();
  const names: string[] = [];
  for (const [type, members] of sets) {
    const name = sets.size === 1 ? table.name : `${table.name}_${KIND_NAMES[type]}`;
    names.push(name);
    const { shp, shx } = writeShp(
      members.map(({ geometry }) => geometry),
      type,
    );
    const dbf = writeDbf(`${name}.dbf`, table.fields, members, writer, LANGUAGE_IDS[encoding]);
    // The sets have the same fields: what is said of their names is said once.
    found.push(...dbf.notes.filter(({ code }) => code === 'format.texts-cut' || names.length === 1));
    entries[`${name}.shp`] = shp;
    entries[`${name}.shx`] = shx;
    entries[`${name}.dbf`] = dbf.bytes;
    entries[`${name}.prj`] = encoder.encode(esriWkt(system));
    entries[`${name}.cpg`] = encoder.encode(CODE_PAGES[encoding]);
  }
  if (names.length > 1) {
    found.push({ code: 'format.split-by-geometry', details: { file: `${table.name}.zip`, layers: names.join(', ') } });
  }
  if (writer.lost.size > 0) {
    const characters = [...writer.lost].slice(0, 20).join('');
    const details = { file: `${table.name}.zip`, count: writer.lost.size, characters, encoding: 'GBK' };
    found.push({ code: 'format.characters-lost', details });
  }
  const bytes = zipSync(entries, { mtime: ZIP_DAY });
  return { files: [{ name: `${table.name}.zip`, bytes }], notes: found };
}

/** Features by kind of shape; an empty layer has areas, none of them. */
function setsOf(features: readonly PlainFeature[]): ReadonlyMap<ShapeType, readonly PlainFeature[]> {
  const sets = new Map<ShapeType, PlainFeature[]>();
  for (const feature of features) {
    const type = shapeTypeOf(feature.geometry);
    const members = sets.get(type);
    if (members === undefined) sets.set(type, [feature]);
    else members.push(feature);
  }
  return sets.size === 0 ? new Map([[5, []]]) : sets;
}
