import type { BaseAnswers } from '../../session/base-answers.ts';
import type { BaseImportState } from '../../session/base-import.ts';

/** What a base file says of itself, as the dialog gets it. */
export type Inspection = Extract<BaseImportState, { state: 'asking' }>['inspection'];

/** What every part of the dialog gets: the file, the answers so far, and how to change them. */
export interface ImportPart {
  readonly inspection: Inspection;
  readonly answers: BaseAnswers;
  readonly change: (change: Partial<BaseAnswers>) => void;
}
