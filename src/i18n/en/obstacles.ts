import type { obstacles as zh } from '../zh/obstacles.ts';

/** Why something cannot be done: operations on the selection, shape operations. */
export const obstacles: Readonly<Record<keyof typeof zh, string>> = {
  'obstacle.nothing-selected': 'Select features first',
  'obstacle.one-needed': 'This takes one feature; several are selected',
  'obstacle.several-needed': 'Select at least two features',
  'obstacle.two-needed': 'Select exactly two features',
  'obstacle.areas-needed': 'This works on areas only',
  'obstacle.baseline': 'The baseline cannot be edited. Choose a scheme or add one',
  'obstacle.locked': 'Some of the selected features are locked; unlock them first',
  'obstacle.inherited': 'The feature belongs to a parent scheme; change it there. Here it can be deleted',
  'obstacle.nothing-copied': 'Nothing has been copied yet',
  'obstacle.no-holes': 'The selected features have no holes',
  'obstacle.no-parts': 'The selected features have one part each',
  'obstacle.no-other-scenario': 'There is only one scheme; add another first',
  'obstacle.no-land-cover': 'There are no land parcels yet',
  'obstacle.no-parcels': 'There are no parcels there',
  'obstacle.too-many-parcels': 'Too many parcels; the first {count} were taken',
  'obstacle.busy': 'The step before is still being computed; try again in a moment',
  'obstacle.changed-meanwhile': 'The features changed meanwhile, so nothing was done; try again',
  'shape-failure.nothing-left': 'Nothing would be left; nothing was changed',
  'shape-failure.does-not-cut': 'The line does not cross the feature from edge to edge; nothing was split',
  'shape-failure.no-common-area': 'They have no area in common; nothing was changed',
  'shape-failure.not-an-area': 'This works on areas only',
  'shape-failure.failed': 'The shape could not be computed; the feature is unchanged',
  'toast.copied': '{count} {count|feature|features} copied',
  'toast.duplicated': '{count} {count|feature|features} copied to "{name}"',
};
