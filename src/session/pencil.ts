import type { EngineApi } from '../../workers/engine/api.ts';
import { kindOf } from '../kinds/kind-list.ts';
import type { KindId } from '../kinds/kind.ts';
import { type Cell, createCell } from './cell.ts';
import type { Desk } from './desk.ts';
import type { ToolId } from './pencil-state.ts';
import type { EditGround } from './edit-ground.ts';
import { obstacleTo } from './edit-obstacles.ts';
import { newFeature } from './new-feature.ts';
import { createSketchBoard } from './sketch-board.ts';

/** The tool in hand and what is under it. */
export interface Pencil extends Pick<
  Desk,
  'tool' | 'kind' | 'sketch' | 'preview' | 'chooseTool' | 'chooseKind' | 'setSketch' | 'commitSketch'
> {
  /** Drops what is under the pencil. */
  put(): void;
}

const TOOL_OF_GEOMETRY = { polygon: 'polygon', point: 'point' } as const;

/** Starts with the select tool and forest; the pencil measures with the engine while it moves. */
export function createPencil(
  engine: Cell<EngineApi | null>,
  kind: ReturnType<typeof createCell<KindId>>,
  ground: EditGround,
): Pencil {
  const tool = createCell<ToolId>('select');
  const board = createSketchBoard(engine, () => ({ scenario: ground.scenario.get(), year: ground.year.get() }));
  return {
    tool,
    kind,
    sketch: board.sketch,
    preview: board.preview,
    put: () => board.set(null),
    chooseTool(next) {
      board.set(null);
      tool.set(next);
    },
    chooseKind(next) {
      board.set(null);
      kind.set(next);
      tool.set(TOOL_OF_GEOMETRY[kindOf(next).geometry]);
    },
    setSketch: (sketch) => board.set(sketch),
    commitSketch() {
      const sketch = board.sketch.get();
      board.set(null);
      if (sketch === null) return;
      const obstacle = obstacleTo(ground, 'paste', []);
      if (obstacle !== null) {
        ground.refuse(obstacle);
        return;
      }
      if (sketch.invalid !== null) {
        ground.say(`toast.${sketch.invalid}`);
        return;
      }
      const feature = newFeature(ground.plan.get(), {
        id: ground.newId(),
        kind: sketch.kind,
        geometry: sketch.geometry,
        scenario: ground.scenario.get(),
        year: ground.year.get(),
        kindName: ground.kindName(sketch.kind),
      });
      ground.run({ do: 'add-features', features: [feature], label: 'add-feature' });
      ground.select([feature.id]);
    },
  };
}
