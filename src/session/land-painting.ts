import { isAreaGeometry } from '../plan/area-geometry.ts';
import { selectedFeatures, type EditGround } from './edit-ground.ts';
import type { EditWork } from './edit-work.ts';
import type { Editing } from './editing.ts';

/** Areas that are not drawn vertex by vertex: belts along a line, and parcels of the base (涂选图斑). */
export function createLandPainting(ground: EditGround, work: EditWork): Pick<Editing, 'drawBelt' | 'paint'> {
  return {
    async drawBelt(line, widthM) {
      if (!work.allows('paint', [])) return;
      await work.withEngine(async (engine) => {
        const answer = await engine.makeShape({ make: 'buffer', of: line, distanceM: widthM / 2, ends: 'flat' });
        const [geometry] = work.shapesOf(answer);
        if (geometry !== undefined) work.keepNew(geometry, 'add-feature');
      });
    },
    async paint(query) {
      const chosen = selectedFeatures(ground);
      const [only] = chosen;
      const isOfKind = only?.properties.kind === ground.kind.get() && isAreaGeometry(only.geometry);
      const extended = chosen.length === 1 && isOfKind ? only : null;
      if (!work.allows('paint', extended === null ? [] : [extended])) return;
      await work.withEngine(async (engine) => {
        const { parcels, isCut } = await engine.findParcels(query);
        if (parcels.length === 0) {
          ground.refuse('no-parcels');
          return;
        }
        const [painted] = work.shapesOf(await engine.makeShape({ make: 'parcels', of: parcels }));
        if (painted === undefined) return;
        if (extended === null) {
          work.keepNew(painted, 'paint-parcels');
        } else {
          const answer = await engine.makeShape({ make: 'union', of: [extended.geometry, painted] });
          const [geometry] = work.shapesOf(answer);
          if (geometry === undefined || !work.areUnchanged([extended])) return;
          work.reshape('paint-parcels', [{ id: extended.id, geometry }]);
        }
        if (isCut) ground.say('obstacle.too-many-parcels', { count: parcels.length });
      });
    },
  };
}
