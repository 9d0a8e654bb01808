import { describe, expect, it } from 'vitest';
import type { EngineApi } from '../../../workers/engine/api.ts';
import type { Preview, PreviewRequest } from '../../../workers/engine/contract/plan-update.ts';
import { createCell } from '../../../src/session/cell.ts';
import type { Sketch } from '../../../src/session/pencil-state.ts';
import { createSketchBoard } from '../../../src/session/sketch-board.ts';
import { gridBox } from '../../support/grid-base.ts';

function sketch(width: number): Sketch {
  return { kind: 'forest', geometry: gridBox(0, 0, width, 1), replaces: null, invalid: null };
}

function preview(areaM2: number): Preview {
  return { areaM2, forestCoverBefore: 30, forestCoverAfter: 31, gapAreaM2: null };
}

async function settle(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 0));
}

function board() {
  const asked: PreviewRequest[] = [];
  const open: { resolve: (answer: Preview) => void; reject: (error: Error) => void }[] = [];
  const api = {
    preview(request: PreviewRequest) {
      asked.push(request);
      return new Promise<Preview>((resolve, reject) => open.push({ resolve, reject }));
    },
  } as unknown as EngineApi;
  const engine = createCell<EngineApi | null>(api);
  const made = createSketchBoard(engine, () => ({ scenario: 'a', year: 2030 }));
  return {
    board: made,
    asked,
    engine,
    answer: async (areaM2: number): Promise<void> => {
      open.shift()?.resolve(preview(areaM2));
      await settle();
    },
    refuse: async (): Promise<void> => {
      open.shift()?.reject(new Error('engine gone'));
      await settle();
    },
  };
}

describe('the sketch under the pencil', () => {
  it('asks what it would do, for the scheme and year on screen', async () => {
    const { board: made, asked, answer } = board();
    made.set(sketch(1));
    expect(asked).toEqual([
      { scenario: 'a', year: 2030, kind: 'forest', replaces: null, geometry: gridBox(0, 0, 1, 1) },
    ]);
    await answer(7);
    expect(made.preview.get()).toEqual(preview(7));
  });

  it('has one question under way; the newest sketch waits and the ones between are never asked', async () => {
    const { board: made, asked, answer } = board();
    for (const width of [1, 2, 3, 4]) made.set(sketch(width));
    expect(asked).toHaveLength(1);
    await answer(1);
    expect(asked.map((one) => one.geometry)).toEqual([gridBox(0, 0, 1, 1), gridBox(0, 0, 4, 1)]);
    expect(made.preview.get()?.areaM2).toBe(1);
    await answer(4);
    expect(made.preview.get()?.areaM2).toBe(4);
    expect(asked).toHaveLength(2);
  });

  it('shows nothing once the pencil is put down, whatever answer is still to come', async () => {
    const { board: made, answer } = board();
    made.set(sketch(1));
    made.set(null);
    await answer(1);
    expect(made.sketch.get()).toBeNull();
    expect(made.preview.get()).toBeNull();
  });

  it('does not show what an earlier sketch would have done beside the next one', async () => {
    const { board: made, asked, answer } = board();
    made.set(sketch(1));
    made.set(null);
    made.set(sketch(2));
    await answer(1);
    expect(made.preview.get()).toBeNull();
    await answer(2);
    expect(made.preview.get()?.areaM2).toBe(2);
    expect(asked).toHaveLength(2);
  });

  it('drops the readout when the engine fails, and asks again with the next movement', async () => {
    const { board: made, asked, answer, refuse } = board();
    made.set(sketch(1));
    await answer(1);
    made.set(sketch(2));
    await refuse();
    expect(made.preview.get()).toBeNull();
    made.set(sketch(3));
    await answer(3);
    expect(made.preview.get()?.areaM2).toBe(3);
    expect(asked).toHaveLength(3);
  });

  it('keeps the sketch while there is no engine, and measures it with the next movement after there is one', async () => {
    const { board: made, asked, engine, answer } = board();
    const api = engine.get();
    engine.set(null);
    made.set(sketch(1));
    await settle();
    expect(asked).toEqual([]);
    expect(made.sketch.get()).toEqual(sketch(1));
    engine.set(api);
    made.set(sketch(2));
    await answer(2);
    expect(made.preview.get()?.areaM2).toBe(2);
  });
});
