import { createSubscriber } from 'svelte/reactivity';
import type { Cell } from '../session/cell.ts';

/** Reads a cell inside templates, deriveds and effects: they run again when the cell changes. Nothing is proxied. */
export function readCell<Value>(cell: Cell<Value>): { readonly current: Value } {
  const track = createSubscriber((update) => cell.subscribe(update));
  return {
    get current() {
      track();
      return cell.get();
    },
  };
}
