import type { EditGround } from './edit-ground.ts';
import type { EditWork } from './edit-work.ts';
import type { Editing } from './editing.ts';
import { touchedAreas } from './touched-areas.ts';

/** Cutting areas along a line (分割): the largest piece stays the feature it was, the others come right behind it. */
export function createSplitEditing(ground: EditGround, work: EditWork): Pick<Editing, 'split'> {
  return {
    async split(line) {
      const features = touchedAreas(ground, work.take('split'), line);
      if (features === null) return;
      await work.withEngine(async (engine) => {
        const answers = await Promise.all(
          features.map(({ geometry }) => engine.makeShape({ make: 'split', of: geometry, along: line })),
        );
        if (!work.areUnchanged(features)) return;
        const cuts = features.flatMap((feature, index) => {
          const answer = answers[index];
          return answer?.ok === true && answer.shapes.length > 1 ? [{ feature, pieces: answer.shapes }] : [];
        });
        if (cuts.length === 0) {
          ground.say('shape-failure.does-not-cut');
          return;
        }
        const names = work.names();
        const split = cuts.map(({ feature, pieces }) => work.inPieces(feature, pieces, names));
        const added = split.flatMap((one) => one.added);
        work.reshape(
          'split-feature',
          split.map(({ shape }) => shape),
          { added },
        );
        ground.select([...cuts.map(({ feature }) => feature.id), ...added.map(({ feature }) => feature.id)]);
      });
    },
  };
}
