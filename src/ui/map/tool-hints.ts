import type { MessageKey } from '../../i18n/messages.ts';
import type { ToolId } from '../../session/pencil-state.ts';
import type { DraftingSettings } from '../../session/drafting-settings.ts';

/** Keys that a hint can show, by what they do. */
export type HintKey = 'finish' | 'back' | 'delete' | 'escape';

/** What a tool does next, and with which keys. */
export interface ToolHint {
  readonly say: MessageKey;
  readonly keys: readonly HintKey[];
  /** Draws something new of the kind in hand. */
  readonly draws: boolean;
  /** Needs a selection to begin with. */
  readonly needsSelection: boolean;
}

const PATH_KEYS = ['finish', 'back', 'escape'] as const;

function drawing(say: MessageKey, keys: readonly HintKey[] = ['escape']): ToolHint {
  return { say, keys, draws: true, needsSelection: false };
}

function working(say: MessageKey, keys: readonly HintKey[], needsSelection = false): ToolHint {
  return { say, keys, draws: false, needsSelection };
}

const PAINT_HINTS: Readonly<Record<DraftingSettings['paint'], ToolHint>> = {
  brush: drawing('hint.drag-brush'),
  box: drawing('hint.drag-box'),
  connected: drawing('hint.click-connected'),
};

const HINTS: Readonly<Record<Exclude<ToolId, 'select' | 'paint'>, ToolHint>> = {
  lasso: working('hint.drag-lasso', ['escape']),
  polygon: drawing('hint.click-add', PATH_KEYS),
  freehand: drawing('hint.drag-freehand'),
  rectangle: drawing('hint.drag-rectangle'),
  circle: drawing('hint.drag-circle'),
  belt: drawing('hint.click-belt', PATH_KEYS),
  point: drawing('hint.click-place'),
  vertices: working('hint.drag-vertex', ['escape'], true),
  transform: working('hint.drag-frame', ['escape'], true),
  split: working('hint.click-split', PATH_KEYS),
  hole: working('hint.click-hole', PATH_KEYS),
  part: working('hint.click-part', PATH_KEYS),
  measure: working('hint.click-measure', PATH_KEYS),
};

/** What is said of a tool in hand; null when nothing needs saying. */
export function toolHint(tool: ToolId, selected: number, paint: DraftingSettings['paint']): ToolHint | null {
  if (tool === 'paint') return PAINT_HINTS[paint];
  if (tool === 'select') return selected === 0 ? null : working('hint.click-select', ['delete']);
  const hint = HINTS[tool];
  return hint.needsSelection && selected === 0 ? { ...hint, say: 'hint.pick-first' } : hint;
}
