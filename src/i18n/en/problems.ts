import type { problems as source } from '../zh/problems.ts';

/** Failures in words, in English. */
export const problems = {
  'problem.unknown.title': 'Something unforeseen went wrong',
  'problem.unknown.text': 'Code {code}. The plan is in memory, not lost; save a file first, then reload the page.',
  'problem.engine-died.title': 'The computation stopped',
  'problem.engine-died.text':
    'Its process ended. The plan is not lost; after a restart the numbers are computed again.',
  'problem.engine-failed.title': 'The base did not open',
  'problem.engine-failed.text':
    'The computation did not start. The plan itself is not lost. Try again; if that does not help, reload the page.',
  'problem.out-of-memory.title': 'There is not enough memory',
  'problem.out-of-memory.text':
    'The base is too large for this page. The plan is not lost; close other tabs and try again, or cut the base to the district and prepare it with tantu base.',
  'problem.base-prepared-otherwise.title': 'The prepared base {name} was made by another version',
  'problem.base-prepared-otherwise.text':
    'This version does not read it. Take the file it was made from, or prepare it anew.',
  'problem.base-other-classes.title': 'The prepared base {name} was made with other land classes',
  'problem.base-other-classes.text':
    'The file has {written}, the plan says {named}. Take another base, or prepare it anew with the classes of the plan.',
  'problem.evaluation-failed.title': 'These numbers could not be computed',
  'problem.evaluation-failed.text': 'The screen shows the last ones. The plan is not lost; a restart computes again.',
  'problem.features-set-aside.title': '{count} {count|feature|features} of {file} cannot be used',
  'problem.features-set-aside.text':
    'They take no part in the numbers but stay in the file and are kept when it is saved. Correct them in the file and open it again to have them counted.',
  'problem.seed-unknown.title': 'There is no example district “{seed}” here',
  'problem.seed-unknown.text':
    'The plan is open with its features; boundary, targets and base must come from elsewhere.',
  'problem.seed-unreadable.title': 'The example district “{seed}” was not read',
  'problem.seed-unreadable.text':
    'Its targets and outline are missing. Check that the program files are complete and try again.',
  'problem.seeds-unreadable.title': 'The example districts were not read',
  'problem.seeds-unreadable.text':
    'Check that the program files are complete and reload. Opening your own files works.',
  'problem.draft-gone.title': 'This draft is no longer on this computer',
  'problem.draft-gone.text': 'The browser may have cleared its data. If you saved a file, open that.',
  'problem.draft-unreadable.title': 'This draft cannot be read',
  'problem.draft-unreadable.text': 'It was not changed. Open a saved file, or start from the example again.',
  'problem.draft-recovered.title':
    'Part of the draft “{name}” is damaged: {lostSteps} {lostSteps|step is|steps are} missing',
  'problem.draft-recovered.text':
    'The {keptSteps} {keptSteps|step|steps} before it {keptSteps|is|are} here, as a draft beside it. Going on does not touch the damaged one, which stays in the list.',
  'problem.no-drafts-to-save.title': 'There are no plans to download',
  'problem.no-drafts-to-save.text': 'No plan has been kept on this computer yet.',
  'problem.drafts-not-archived.title': 'The plans were not downloaded',
  'problem.drafts-not-archived.text': '{message} The drafts were not touched; it can be tried again.',
  'problem.storage-nearly-full.title': 'The browser’s space is nearly used up',
  'problem.storage-nearly-full.text':
    'Changes are still being saved. Save to a file now, then remove drafts you no longer need or clear other data of the browser.',
  'problem.draft-not-removed.title': 'The draft was not deleted',
  'problem.draft-not-removed.text': 'The browser refused. It is still in the list and can be deleted later.',
  'problem.plan-unreachable.title': '{file} cannot be fetched',
  'problem.plan-unreachable.text':
    'The address does not answer, there is no network, or the file cannot be read. If you have another copy, open that.',
  'problem.plan-note.title': '{file} was not read',
  'problem.base-missing.title': 'The base file {name} is not there',
  'problem.base-missing.text':
    'The plan itself is not lost; features and targets are there. Put the file back and try again.',
  'problem.base-not-kept.title': 'The base file {name} is not at hand',
  'problem.base-not-kept.text':
    'This computer has not kept its content. The plan itself is not lost; choose the original file to go on.',
  'problem.base-other-file.title': '{chosen} is not the {name} of the plan',
  'problem.base-other-file.text':
    'Their contents differ, so it was not used. Choose the original file, or bring this one in as another land cover.',
  'problem.base-without-plan.title': '{file} is a file of parcels',
  'problem.base-without-plan.text': 'Open a plan or make a new district first, then drop the parcels on its map.',
  'problem.base-unreadable.title': 'The base file {name} cannot be read',
  'problem.base-unreadable.text': 'It may be incomplete. The plan itself is not lost; try again with a complete file.',
  'problem.base-class-field.title': 'The base file {name} has no field with land classes',
  'problem.base-class-field.text':
    'Let fields.class of the plan file name the field with the class codes, written as in the file. The plan itself is not lost; correct it and try again.',
  'problem.class-system-missing.title': 'Nothing says which land class codes {name} uses',
  'problem.class-system-missing.text':
    'The same code means different land in the third survey and in the land and sea use classes, so it is never guessed. Choose a system, or write it into classSystem of the plan file.',
  'problem.class-system-unknown.title': 'The land class codes “{system}” of {name} are not known',
  'problem.class-system-unknown.text':
    'Known are third-survey, land-sea-use, worldcover, clcd and custom. The plan itself is not lost; correct it and try again.',
  'problem.class-mapping-missing.title': 'The base file {name} needs a table of its land class codes',
  'problem.class-mapping-missing.text':
    'Codes of your own need a table that says which class of the third survey each of them is. Write it into classMapping of the plan file.',
  'problem.class-mapping-target.title':
    '{count} {count|code|codes} in the class table of {name} {count|is no class|are no classes} of the third survey',
  'problem.class-mapping-target.text':
    'The third survey does not have {codes}. The right side of the table can only be second-level codes of the third survey, such as 0301.',
  'problem.base-changed.title': 'The base file {name} is not the one the plan was made on',
  'problem.base-changed.text':
    'Its content differs, so the numbers will too. Put the original back, or save the plan under another name and go on.',
  'problem.buildings-faulty.title':
    'Buildings {name}: {used} of {read} outlines count, {repaired} of them repaired; {left} left out ({duplicates} there twice, {notAreas} no areas, {withoutArea} without area)',
  'problem.buildings-faulty.text':
    'First places (number, longitude, latitude): {places}. Repairs are for counting only; the file is unchanged.',
  'problem.buildings-overlapping.title':
    'Buildings {name}: {count} {count|outline lies|outlines lie} on others; up to {hectares} ha of roofs are counted twice',
  'problem.buildings-overlapping.text':
    'First places (number, longitude, latitude): {places}. The file does not say which of them stands, so all count whole. Take out what was pulled down and bring the file in again.',
  'problem.buildings-unknown-values.title':
    'Buildings {name}: {count} {count|value|values} not known, taken as not stated',
  'problem.buildings-unknown-values.text':
    'For example {values}. Uses can be mapped in classMapping of the plan file, such as "厂房": "factory". The outlines themselves count.',
  'problem.buildings-without-field.title': 'Buildings {name}: no attribute {fields}',
  'problem.buildings-without-field.text':
    'Bring the file in again and choose the fields of use, panels and year built (buildingUse, roofPv and from in fields of the plan file). Buildings without a year built count as standing, not as new.',
  'problem.close-unsaved.title': '{steps} {steps|step|steps} of “{name}” not written yet',
  'problem.close-unsaved.text':
    'These changes are only in memory and go when the plan is closed. Save a file first, then close.',
  'problem.action.save-file': 'Save file',
  'problem.action.retry': 'Try again',
  'problem.action.restart': 'Restart the computation',
  'problem.action.close': 'Go to the start',
  'problem.action.close-anyway': 'Close without them',
  'problem.action.choose-files': 'Choose files…',
  'problem.action.import-anew': 'Bring it in anew…',
  'problem.action.dismiss': 'Got it',
  'problem.action.pick-file': 'Choose another file',
  'problem.action.open-file': 'Open file',
  'problem.action.keep': 'Keep',
  'banner.memory-only': '{steps} {steps|change|changes} in memory, not lost, not yet written',
  'banner.memory-only-since': '{steps} {steps|change|changes} since {time} in memory, not lost, not yet written',
  'banner.storage-full': 'The browser’s storage is full.',
  'banner.storage-denied': 'The browser does not allow drafts to be kept.',
  'banner.storage-lost': 'The store of drafts was cut off.',
  'banner.storage-failed': 'The draft was not written to this computer.',
  'banner.retry': 'Write again',
  'banner.save': 'Save file',
  'toast.removed': '“{name}” deleted',
  'toast.removed-many': '{count} features deleted',
  'toast.saved-file': 'Saved as {name}',
  'toast.base-not-kept': 'The browser has no room for {name}: the file must be chosen again next time',
  'toast.layer-set': '{name} is part of the base now',
  'toast.base-set': 'The land cover is now {name}',
  'toast.base-removed': '{name} is no longer part of the base',
  'toast.undo': 'Undo',
  'toast.engine-restarted': 'The computation was restarted; numbers are being computed again',
  'toast.self-crossing': 'The outline crosses itself; it was not kept',
  'toast.too-few-points': 'At least three points are needed; it was not kept',
} as const satisfies Record<keyof typeof source, string>;
