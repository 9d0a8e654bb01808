import type { EngineApi } from '../../../workers/engine/api.ts';
import type { ShapeAnswer } from '../../../workers/engine/contract/shape-request.ts';
import type { Desk } from '../../session/desk.ts';
import { newSketch, type ShapeWish } from '../tool.ts';

/** More parcels than this are not put together while the brush is moving: the brush would run ahead of them. */
const MOST_PARCELS = 3000;

/**
 * Puts under the pencil what only the engine can make. One question is under way at a time; while it is, only the newest
 * waits. Null takes the shape away.
 */
export function createShapePreview(
  desk: Pick<Desk, 'engine' | 'kind' | 'setSketch' | 'sketch'>,
): (wish: ShapeWish | null) => void {
  let wanted: ShapeWish | null = null;
  let answered: ShapeWish | null = null;
  let isAsking = false;
  const isWanted = (): boolean => wanted !== null;

  async function ask(): Promise<void> {
    isAsking = true;
    while (wanted !== null && wanted !== answered) {
      const mine: ShapeWish = wanted;
      const engine = desk.engine.get();
      if (engine === null) break;
      // An engine that died has nothing to show; the next movement asks again.
      const answer = await shapeOf(engine, mine).catch(() => null);
      answered = mine;
      // Something newer that is still wished for shows where the hand has been, which is better than nothing.
      if (!isWanted()) break;
      const [geometry] = answer?.ok === true ? answer.shapes : [];
      desk.setSketch(geometry === undefined ? null : newSketch(desk.kind.get(), geometry));
    }
    isAsking = false;
  }

  return (wish) => {
    wanted = wish;
    if (wish === null) {
      if (desk.sketch.get() !== null) desk.setSketch(null);
    } else if (!isAsking) {
      void ask();
    }
  };
}

async function shapeOf(engine: EngineApi, wish: ShapeWish): Promise<ShapeAnswer | null> {
  if (wish.by === 'belt') {
    return engine.makeShape({ make: 'buffer', of: wish.line, distanceM: wish.widthM / 2, ends: 'flat' });
  }
  const { parcels } = await engine.findParcels(wish.query);
  if (parcels.length === 0 || parcels.length > MOST_PARCELS) return null;
  return engine.makeShape({ make: 'parcels', of: parcels });
}
