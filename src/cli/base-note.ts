import type { EngineNote } from '../../workers/engine/contract/base-source.ts';
import type { ReadFailureCode } from '../formats/read-result.ts';
import { translateCode } from '../i18n/translate.ts';
import { describeReadFailure } from './read-message.ts';

/** What the engine found about a base file, in one line. */
export function describeBaseNote({ code, details }: EngineNote): string {
  const { reason } = details;
  if (code === 'base-unreadable' && typeof reason === 'string') {
    return describeReadFailure({ ok: false, code: reason as ReadFailureCode, details });
  }
  return translateCode('en', `problem.${code}.title`, code, details);
}
