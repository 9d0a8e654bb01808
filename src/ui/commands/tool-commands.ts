import type { MessageKey } from '../../i18n/messages.ts';
import type { KindGeometry } from '../../kinds/kind.ts';
import { kindOf } from '../../kinds/kind-list.ts';
import type { ToolId } from '../../session/pencil-state.ts';
import type { DraftingSettings } from '../../session/drafting-settings.ts';
import type { EditOperation } from '../../session/editing.ts';
import type { DeskState } from '../desk-state.svelte.ts';
import { command, type Command } from './command.ts';
import { obstacleKey } from './obstacle-key.ts';

/** A tool with its key, what it draws, and the operation it stands for. */
interface ToolEntry {
  readonly id: ToolId;
  readonly key: string;
  readonly draws: KindGeometry | null;
  readonly operation: EditOperation | null;
}

/** Tools as the rail shows them: choosing, drawing, changing, measuring. */
export const TOOL_GROUPS: readonly { readonly id: string; readonly tools: readonly ToolEntry[] }[] = [
  {
    id: 'choose',
    tools: [
      { id: 'select', key: 'V', draws: null, operation: null },
      { id: 'lasso', key: 'G', draws: null, operation: null },
    ],
  },
  {
    id: 'draw',
    tools: [
      { id: 'polygon', key: 'P', draws: 'polygon', operation: null },
      { id: 'freehand', key: 'F', draws: 'polygon', operation: null },
      { id: 'rectangle', key: 'R', draws: 'polygon', operation: null },
      { id: 'circle', key: 'C', draws: 'polygon', operation: null },
      { id: 'belt', key: 'L', draws: 'polygon', operation: null },
      { id: 'point', key: 'O', draws: 'point', operation: null },
      { id: 'paint', key: 'B', draws: 'polygon', operation: 'paint' },
    ],
  },
  {
    id: 'change',
    tools: [
      { id: 'vertices', key: 'E', draws: null, operation: null },
      { id: 'transform', key: 'T', draws: null, operation: 'transform' },
      { id: 'split', key: 'S', draws: null, operation: 'split' },
      { id: 'hole', key: 'H', draws: null, operation: 'cut-hole' },
      { id: 'part', key: 'A', draws: null, operation: 'add-part' },
    ],
  },
  { id: 'measure', tools: [{ id: 'measure', key: 'M', draws: null, operation: null }] },
];

/** Tools that make a new feature of the kind in hand. */
export const DRAWING_TOOLS: ReadonlySet<ToolId> = new Set(
  TOOL_GROUPS.flatMap(({ tools }) => tools.flatMap(({ id, draws }) => (draws === null ? [] : [id]))),
);

const WRONG_GEOMETRY: Readonly<Record<KindGeometry, MessageKey>> = {
  polygon: 'command.off.kind-is-polygon',
  point: 'command.off.kind-is-point',
};

function toolOff(tool: ToolEntry, view: DeskState): MessageKey | null {
  if (tool.draws !== null) {
    const { geometry } = kindOf(view.kind);
    if (geometry !== tool.draws) return WRONG_GEOMETRY[geometry];
  }
  return tool.operation === null ? null : obstacleKey(view, tool.operation);
}

/** Switches of the drafting settings that are on or off. */
const SWITCHES = [
  'snapToFeatures',
  'snapToParcels',
  'trace',
  'sharedBorders',
] as const satisfies readonly (keyof DraftingSettings)[];

/** Tools of the rail, the switches beside them, and nothing else. */
export const toolCommands: readonly Command[] = [
  ...TOOL_GROUPS.flatMap(({ tools }) =>
    tools.map((tool) =>
      command({
        id: `tool.${tool.id}`,
        title: `tool.${tool.id}`,
        group: 'tools',
        shortcuts: [tool.key],
        edits: tool.id !== 'select' && tool.id !== 'lasso' && tool.id !== 'measure',
        unavailable: (view) => toolOff(tool, view),
        run: (view) => view.desk.chooseTool(tool.id),
      }),
    ),
  ),
  ...SWITCHES.map((setting) =>
    command({
      id: `drafting.${setting}`,
      title: `command.drafting.${setting}`,
      group: 'tools',
      run(view) {
        const settings = view.desk.drafting.get();
        view.desk.drafting.set({ ...settings, [setting]: !settings[setting] });
      },
    }),
  ),
];
