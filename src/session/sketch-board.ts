import type { EngineApi } from '../../workers/engine/api.ts';
import type { Preview } from '../../workers/engine/contract/plan-update.ts';
import { type Cell, createCell } from './cell.ts';
import type { Sketch } from './pencil-state.ts';

/** The shape under the pencil and what it would do, measured while it moves. */
export interface SketchBoard {
  readonly sketch: Cell<Sketch | null>;
  readonly preview: Cell<Preview | null>;
  set(sketch: Sketch | null): void;
}

/**
 * Starts a board. One question is under way at a time; while it is, only the newest sketch waits, so that the numbers
 * follow the pointer however fast it moves.
 */
export function createSketchBoard(
  engine: Cell<EngineApi | null>,
  scope: () => { readonly scenario: string; readonly year: number },
): SketchBoard {
  const sketch = createCell<Sketch | null>(null);
  const preview = createCell<Preview | null>(null);
  let isAsking = false;
  let isWaiting = false;
  /** Goes up when the pencil is put down: answers to an earlier stroke are not shown with the next one. */
  let stroke = 0;

  async function ask(): Promise<void> {
    isAsking = true;
    while (isWaiting) {
      isWaiting = false;
      const asked = stroke;
      const current = sketch.get();
      const api = engine.get();
      if (current === null || api === null) break;
      try {
        const { geometry, kind, replaces } = current;
        const answer = await api.preview({ ...scope(), geometry, kind, replaces });
        if (asked === stroke) preview.set(answer);
      } catch {
        // The engine died or could not measure this shape; the readout goes and the next movement asks again.
        preview.set(null);
      }
    }
    isAsking = false;
  }

  return {
    sketch,
    preview,
    set(next) {
      sketch.set(next);
      if (next === null) {
        stroke += 1;
        preview.set(null);
        return;
      }
      // A sign has no area, and covers no forest.
      if (next.geometry.type === 'Point') return;
      isWaiting = true;
      if (!isAsking) void ask();
    },
  };
}
