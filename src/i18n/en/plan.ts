import type { plan as zhPlan } from '../zh/plan.ts';

/** Names of editing steps, and what reading a plan file has to say. */
export const plan = {
  'step.add-feature': 'add feature',
  'step.paste-feature': 'paste',
  'step.duplicate-feature': 'duplicate to scheme',
  'step.import-features': 'import features',
  'step.clip-to-net': 'clip to net area',
  'step.lay-out-turbines': 'lay out turbines',
  'step.paint-parcels': 'paint parcels',
  'step.move-vertex': 'move vertex',
  'step.add-vertex': 'add vertex',
  'step.remove-vertex': 'remove vertex',
  'step.move-edge': 'move edge',
  'step.move-feature': 'move feature',
  'step.rotate-feature': 'rotate feature',
  'step.scale-feature': 'scale feature',
  'step.resize-feature': 'resize to area',
  'step.split-feature': 'split feature',
  'step.merge-features': 'merge features',
  'step.subtract-feature': 'subtract overlap',
  'step.intersect-features': 'keep common part',
  'step.cut-hole': 'cut hole',
  'step.fill-holes': 'fill holes',
  'step.add-part': 'add part',
  'step.separate-parts': 'separate parts',
  'step.buffer-feature': 'buffer',
  'step.simplify-feature': 'simplify outline',
  'step.move-shared-border': 'move shared border',
  'step.set-field': 'change field',
  'step.rename-feature': 'rename feature',
  'step.move-to-folder': 'move to folder',
  'step.lock-feature': 'lock feature',
  'step.unlock-feature': 'unlock feature',
  'step.hide-feature': 'hide feature',
  'step.show-feature': 'show feature',
  'step.change-kind': 'change kind',
  'step.remove-feature': 'remove feature',
  'step.order-features': 'change order',
  'step.rename-plan': 'rename plan',
  'step.add-scenario': 'add scheme',
  'step.rename-scenario': 'rename scheme',
  'step.colour-scenario': 'set colour of scheme',
  'step.note-scenario': 'edit notes of scheme',
  'step.lock-scenario': 'lock scheme',
  'step.unlock-scenario': 'unlock scheme',
  'step.change-parent': 'change parent scheme',
  'step.order-scenarios': 'reorder schemes',
  'step.merge-schemes': 'merge item by item',
  'step.duplicate-scenario': 'copy scheme',
  'step.remove-scenario': 'delete scheme',
  'step.add-year': 'add plan year',
  'step.remove-year': 'remove plan year',
  'step.rename-year': 'change plan year',
  'step.set-base-year': 'change base year',
  'step.set-base': 'change base data',
  'step.remove-base': 'remove base data',
  'step.set-factor': 'set factor',
  'step.reset-factor': 'bring back shipped factor',
  'step.import-factors': 'import factors',
  'step.add-target': 'add target',
  'step.edit-target': 'edit target',
  'step.remove-target': 'delete target',
  'step.set-reading': 'enter a reading',
  'step.waive-finding': 'waiver of a finding',
  'step.withdraw-waiver': 'waiver taken back',
  'step.change-rule': 'rule changed',
  'step.switch-off-rule': 'rule switched off',
  'step.reset-rule': 'rule as shipped again',
  'step.add-rule': 'rule added',
  'step.edit-rule': 'own rule changed',
  'step.remove-rule': 'own rule deleted',
  'step.import-rules': 'rules imported',
  'step.set-coverage': 'coverage settings',
  'step.set-blue-green': 'blue-green classes',
  'step.set-carbon': 'carbon settings',
  'step.set-carbon-checks': 'check of an estimate',
  'step.add-chapter': 'Add chapter',
  'step.duplicate-chapter': 'Duplicate chapter',
  'step.rename-chapter': 'Rename chapter',
  'step.edit-chapter': 'Edit chapter',
  'step.set-chapter-view': 'Update chapter view',
  'step.move-chapter': 'Move chapter',
  'step.remove-chapter': 'Delete chapter',
  'step.revert-meeting': 'Revert meeting changes',
  'step.keep-meeting': 'Keep meeting changes as a scheme',
  'step.count': '{step} · {count} {count|feature|features}',

  'plan-note.plan-truncated':
    'The plan file is incomplete: it breaks off at line {line}, column {column}. The file has not been changed; open a complete copy',
  'plan-note.plan-not-json':
    'The plan file is not JSON at line {line}, column {column}. The file has not been changed; correct it and open it again',
  'plan-note.plan-not-a-plan':
    'This is not a plan file: it needs a FeatureCollection with a tantu member. Choose another file',
  'plan-note.plan-newer':
    'The plan file is version {version}; only versions up to {supportedVersion} are known here. Open it with a newer Tantu. The file has not been changed',
  'plan-note.plan-migrated':
    'The plan file is of the older version {version} and was read as version {supportedVersion}',
  'plan-note.schema.missing':
    'The plan file lacks {member}. The file has not been changed; correct it and open it again',
  'plan-note.schema.empty':
    '{member} of the plan file is empty. The file has not been changed; correct it and open it again',
  'plan-note.schema.wrong-type':
    '{member} of the plan file has the wrong type; it should be {expected}. The file has not been changed; correct it and open it again',
  'plan-note.schema.not-allowed':
    '{member} of the plan file is none of the allowed values: {expected}. The file has not been changed; correct it and open it again',
  'plan-note.schema.out-of-range':
    '{member} of the plan file is out of range; it should be {expected}. The file has not been changed; correct it and open it again',
  'plan-note.schema.wrong-form':
    '{member} of the plan file is not written as it should be. The file has not been changed; correct it and open it again',
  'plan-note.schema.duplicate-id':
    '{member} of the plan file repeats {id}. The file has not been changed; correct it and open it again',
  'plan-note.schema.no-readings':
    '{member} of the plan file lacks hand-kept readings. The file has not been changed; correct it and open it again',
  'plan-note.feature-not-a-feature': 'Entry {number} is not a feature; the other {others} were read',
  'plan-note.feature-wrong-member': '{member} of feature {number} is wrong; the other {others} were read',
  'plan-note.feature-unknown-kind':
    'Feature {number} is of the kind “{kind}”, which is not known here: it is not counted and stays in the file; the other {others} were read',
  'plan-note.feature-without-geometry': 'Feature {number} has no geometry; the other {others} were read',
  'plan-note.feature-unknown-geometry':
    'Feature {number} has an unknown type of geometry; the other {others} were read',
  'plan-note.feature-wrong-coordinates':
    'The coordinates of feature {number} are not written as they should be ({member}); the other {others} were read',
  'plan-note.feature-line-short':
    'The line of feature {number} has fewer than two points; the other {others} were read',
  'plan-note.feature-ring-short':
    'The outline of feature {number} has fewer than three points; the other {others} were read',
  'plan-note.feature-ring-open': 'The outline of feature {number} is not closed; the other {others} were read',
  'plan-note.feature-not-lon-lat':
    'The coordinates of feature {number} are not longitude and latitude; the other {others} were read',
  'plan-note.feature-self-crossing':
    'The outline of “{name}” crosses itself at {longitude}, {latitude}; it was read and is repaired before counting',
  'plan-note.feature-unusual-geometry': 'The geometry of “{name}” is {type}, unusual for its kind; it was read',
  'plan-note.feature-without-id': 'Feature {number} has no id and was given {given}',
  'plan-note.feature-duplicate-id': 'The id {id} of feature {number} is taken; it was given {given}',
  'plan-note.feature-unknown-scenario': 'The scheme “{scenario}” of “{name}” does not exist; it is not counted',
  'plan-note.feature-unknown-removal': 'The feature {removes} that “{name}” takes away does not exist',
  'plan-note.feature-never-there':
    '“{name}” starts in {fromYear}, not before its end in {untilYear}; it counts in no year',
  'plan-note.feature-value-not-a-number': '“{name}” states “{value}” as {field}, which is no number; it is not counted',
  'plan-note.feature-value-too-small': '“{name}” states {value} as {field}, below {minimum}; it is not counted',
  'plan-note.feature-value-out-of-range':
    '“{name}” states {value} as {field}, not within {minimum} to {maximum}; it is not counted',
  'plan-note.scenario-unknown-parent': 'The parent “{parent}” of scheme “{name}” does not exist; it has none now',
  'plan-note.view-not-a-chapter':
    'Entry {number} of views in the plan file is not written as a chapter; it cannot be presented and stays in the file, the rest was read',
  'plan-note.scenario-own-ancestor': 'Scheme “{name}” is its own ancestor; it has no parent now',
  'plan-note.year-before-base':
    'Plan year {year} is before the base year {baseYear}; carbon stock and sink have no value then',
} satisfies Record<keyof typeof zhPlan, string>;
