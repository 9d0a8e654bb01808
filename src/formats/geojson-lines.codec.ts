import type { Feature } from 'geojson';
import type { FeatureCodec, LayerContent } from './feature-codec.ts';
import { singleLayer } from './feature-codec.ts';
import { addFeature } from './geojson-features.ts';
import { decodeUtf8, parseJson } from './json-text.ts';
import { createNoteCounter } from './note-counter.ts';
import type { ReadResult } from './read-result.ts';
import { readFailure } from './read-result.ts';

const FORMAT = 'GeoJSON lines';
const RECORD_SEPARATOR = 0x1e;

/** Newline-delimited GeoJSON: one feature or geometry per line (also RFC 8142 with its record separators). */
export const geojsonLinesCodec: FeatureCodec = {
  name: FORMAT,
  extensions: ['.geojsonl', '.geojsons', '.ndjson', '.jsonl'],
  recognises: (bytes) => bytes[0] === RECORD_SEPARATOR,
  open: ({ name, bytes }) => singleLayer(name, FORMAT, () => Promise.resolve(readLines(name, bytes))),
};

function readLines(file: string, bytes: Uint8Array): ReadResult<LayerContent> {
  const text = decodeUtf8(file, bytes);
  if (!text.ok) return text;
  const notes = createNoteCounter(file);
  const features: Feature[] = [];
  let index = 0;
  for (const [line, content] of text.value.split('\n').entries()) {
    const record = content.charCodeAt(0) === RECORD_SEPARATOR ? content.slice(1) : content;
    if (record.trim() === '') continue;
    const json = parseJson(file, record, line + 1);
    if (!json.ok) return json;
    const failure = addFeature(file, json.value, index, '', features, notes);
    if (failure !== null) return { ...failure, details: { ...failure.details, line: line + 1 } };
    index += 1;
  }
  if (index === 0) return readFailure('format.empty-file', file);
  const value = { format: FORMAT, features, crs: null, fields: null, encoding: null };
  return { ok: true, value, notes: notes.notes() };
}
