import type { DbfLayout } from './dbf-table.ts';
import { sampleDbfTexts } from './dbf-table.ts';
import type { ReadResult } from './read-result.ts';
import { readFailure } from './read-result.ts';
import { encodingOfLanguageId, encodingOfName, fitsEncoding, sniffEncoding } from './text-encoding.ts';

/**
 * Decides how the texts of a table are encoded (字符编码): what the user says, else what the `.cpg` file says, else the
 * language id in the header, else what the bytes look like. A statement of the file that its texts contradict is
 * overruled with a note; so is one of GBK when every text is UTF-8, which GBK never is by chance.
 *
 * @param file name for messages
 * @param asked by the user, or null
 * @param stated content of the `.cpg` file, or null
 */
export function decideDbfEncoding(
  file: string,
  layout: DbfLayout,
  asked: string | null,
  stated: string | null,
): ReadResult<string> {
  if (asked !== null) {
    const encoding = encodingOfName(asked);
    if (encoding === null) return readFailure('format.unknown-encoding', file, { encoding: asked });
    return { ok: true, value: encoding, notes: [] };
  }
  const texts = sampleDbfTexts(layout);
  const looks = sniffEncoding(texts);
  const named = stated === null ? null : encodingOfName(stated);
  const claimed = named ?? encodingOfLanguageId(layout.languageId);
  if (claimed === null || looks === null) return { ok: true, value: claimed ?? looks ?? 'utf-8', notes: [] };
  const isRight = claimed === 'gb18030' ? looks === 'gb18030' : true;
  if (isRight && fitsEncoding(texts, claimed)) return { ok: true, value: claimed, notes: [] };
  const details = { file, stated: named === null ? claimed : (stated ?? '').trim(), used: looks };
  return { ok: true, value: looks, notes: [{ code: 'format.encoding-overruled', details }] };
}
