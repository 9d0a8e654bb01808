import type { start as source } from '../zh/start.ts';

/** The start screen, in English. */
export const start = {
  'start.promise': 'Draw a line and the numbers move. What is short, and by how many hectares, is seen at once.',
  'start.open': 'Open file',
  'start.open-hint': 'plan file',
  'start.drop': 'Or drop a file here: a plan file (.plan.json)',
  'start.drop-active': 'Let go to open',
  'start.recent': 'Recent plans',
  'start.recent-place': 'on this computer only',
  'start.recent-empty': 'No plans on this computer yet. Open an example district; changes are kept as you go.',
  'start.draft-detail': '{when} · {scenarios} {scenarios|scheme|schemes} · {steps} {steps|change|changes}',
  'start.draft-remove': 'Delete “{name}”',
  'start.draft-remove-title': 'Delete “{name}”?',
  'start.draft-remove-text':
    'This draft and its {steps} {steps|change|changes} will be gone from this computer for good. Files you saved stay.',
  'start.draft-remove-yes': 'Delete draft',
  'start.draft-remove-no': 'Keep it',
  'start.draft-all-met': 'All computed targets met',
  'start.draft-unknown': 'Targets not computed yet',
  'start.draft-short': 'Short of a target',
  'start.seeds': 'Start from a real plan',
  'start.seeds-hint': 'Issued documents of seven districts, their targets read in; parcels are illustrative',
  'start.seeds-empty': 'The example districts have not been read yet.',
  'start.issued': 'issued {date}',
  'start.not-dated': 'not dated',
  'start.offline': 'No account, no network; data stay on this computer',
  'start.storage.storage-full': 'The browser’s storage is full, so changes are not kept. Save files often.',
  'start.storage.storage-denied': 'The browser does not allow drafts to be kept. Save files often.',
  'start.storage.storage-lost': 'The browser lost its drafts. Save new work as files.',
  'start.storage.storage-failed': 'The store of drafts cannot be opened, so changes are not kept. Save files often.',
  'start.stand-in': 'neighbouring outline',
} as const satisfies Record<keyof typeof source, string>;
