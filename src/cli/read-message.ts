import type { ReadFailure, ReadNote } from '../formats/read-result.ts';
import type { WriteNote } from '../formats/write-result.ts';
import { describeRead } from '../i18n/describe-read.ts';

/** What is wrong with a file and what to do, in one line. */
export function describeReadFailure({ code, details }: ReadFailure): string {
  const { title, text } = describeRead('en', code, details);
  return text === '' ? `${title}.` : `${title}. ${text}`;
}

/** What was changed or left out, in one line. */
export function describeReadNote({ code, details }: ReadNote | WriteNote): string {
  return `${describeRead('en', code, details).title}.`;
}
