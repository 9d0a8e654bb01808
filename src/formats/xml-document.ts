import type { Document } from '@xmldom/xmldom';
import { DOMParser, ParseError } from '@xmldom/xmldom';
import type { ReadResult } from './read-result.ts';
import { readFailure } from './read-result.ts';

/** Prefixes that much software uses without declaring them. */
const USUAL_NAMESPACES = {
  gx: 'http://www.google.com/kml/ext/2.2',
  atom: 'http://www.w3.org/2005/Atom',
  xsi: 'http://www.w3.org/2001/XMLSchema-instance',
  xal: 'urn:oasis:names:tc:ciq:xsdschema:xAL:2.0',
} as const;

/**
 * Parses an XML text with all its forgivable mistakes forgiven, such as a bare `&`.
 *
 * @param file name for messages
 */
export function parseXml(file: string, bytes: Uint8Array): ReadResult<Document> {
  const text = decodeXml(file, bytes);
  if (!text.ok) return text;
  if (text.value.trim() === '') return readFailure('format.empty-file', file);
  try {
    const parser = new DOMParser({ onError: () => undefined });
    return { ok: true, value: parser.parseFromString(withNamespaces(text.value), 'text/xml'), notes: [] };
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    const { lineNumber, columnNumber } = (error.locator ?? {}) as { lineNumber?: number; columnNumber?: number };
    const isCutOff =
      /^\s*</u.test(text.value) && (/unclosed/u.test(error.message) || !text.value.trimEnd().endsWith('>'));
    const place = lineNumber === undefined || lineNumber < 1 ? {} : { line: lineNumber, column: columnNumber ?? 1 };
    return readFailure(isCutOff ? 'format.truncated' : 'format.not-xml', file, place);
  }
}

/** By its byte order mark, else by what the declaration says, else UTF-8. */
function decodeXml(file: string, bytes: Uint8Array): ReadResult<string> {
  const start = String.fromCharCode(...bytes.subarray(0, 200));
  const stated = /^\s*<\?xml[^>]*encoding\s*=\s*["']([\w.-]+)["']/u.exec(start)?.[1] ?? 'utf-8';
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : stated;
  try {
    return { ok: true, value: new TextDecoder(encoding, { fatal: true }).decode(bytes), notes: [] };
  } catch (error) {
    if (error instanceof RangeError) return readFailure('format.unknown-encoding', file, { encoding });
    return readFailure('format.not-in-encoding', file, { encoding });
  }
}

function withNamespaces(text: string): string {
  const missing = Object.entries(USUAL_NAMESPACES).filter(
    ([prefix]) => text.includes(`${prefix}:`) && !text.includes(`xmlns:${prefix}`),
  );
  const declarations = missing.map(([prefix, address]) => ` xmlns:${prefix}="${address}"`).join('');
  return declarations === '' ? text : text.replace(/<([A-Za-z]\w*)/u, `<$1${declarations}`);
}
