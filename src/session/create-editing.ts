import { createClipboard } from './clipboard.ts';
import type { EditGround } from './edit-ground.ts';
import { obstacleTo } from './edit-obstacles.ts';
import { createEditWork } from './edit-work.ts';
import type { Editing } from './editing.ts';
import { createFeatureSettings } from './feature-settings.ts';
import { createLandPainting } from './land-painting.ts';
import { createShapeEditing } from './shape-editing.ts';
import { createSplitEditing } from './split-editing.ts';

/** Everything that can be done with the selection, composed from its parts. */
export function createEditing(ground: EditGround): Editing {
  const work = createEditWork(ground);
  const clipboard = createClipboard(ground, work);
  return {
    busy: work.busy,
    obstacleTo(operation) {
      const obstacle = obstacleTo(ground, operation);
      return obstacle ?? (operation === 'paste' && clipboard.copied.get() === 0 ? 'nothing-copied' : null);
    },
    ...createShapeEditing(ground, work),
    ...createSplitEditing(ground, work),
    ...createLandPainting(ground, work),
    ...clipboard,
    ...createFeatureSettings(ground, work),
  };
}
