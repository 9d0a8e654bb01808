import { type Cell, createCell } from './cell.ts';
import type { Toast } from './desk.ts';

/** The short message at the foot of the map; it goes by itself. */
export interface ToastLine {
  readonly toast: Cell<Toast | null>;
  readonly say: (key: string, details?: Toast['details'], undoable?: boolean) => void;
  dismiss(): void;
}

/** Long enough to read a sentence and to reach for its button. */
const SHOWN_MS = 6000;

/** Starts without a message. */
export function createToastLine(after: (delayMs: number, action: () => void) => () => void): ToastLine {
  const toast = createCell<Toast | null>(null);
  let number = 0;
  let cancel: (() => void) | null = null;

  function dismiss(): void {
    cancel?.();
    cancel = null;
    toast.set(null);
  }

  return {
    toast,
    say(key, details = {}, undoable = false) {
      dismiss();
      number += 1;
      toast.set({ id: number, key, details, undoable });
      cancel = after(SHOWN_MS, dismiss);
    },
    dismiss,
  };
}
