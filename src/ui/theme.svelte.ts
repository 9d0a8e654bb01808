import { createContext } from 'svelte';
import { MediaQuery } from 'svelte/reactivity';
import { createCell } from '../session/cell.ts';
import type { Cell } from '../session/cell.ts';
import type { Session } from '../session/session.ts';
import { readCell } from './cell-state.svelte.ts';

/** Light or dark as it is shown, when the choice may be "as the machine says". */
export class ShownTheme {
  readonly #chosen;
  readonly #machineIsDark = new MediaQuery('(prefers-color-scheme: dark)');
  readonly #cell = createCell<'light' | 'dark'>('light');

  constructor(session: Session) {
    this.#chosen = readCell(session.theme);
    this.#cell.set(this.shown);
    $effect.pre(() => {
      const { shown } = this;
      this.#cell.set(shown);
      document.documentElement.dataset['theme'] = shown;
    });
  }

  get shown(): 'light' | 'dark' {
    if (this.#chosen.current !== 'system') return this.#chosen.current;
    return this.#machineIsDark.current ? 'dark' : 'light';
  }

  /** For the map, which knows no runes. */
  get cell(): Cell<'light' | 'dark'> {
    return this.#cell;
  }
}

const [useTheme, provideTheme] = createContext<ShownTheme>();
export { provideTheme, useTheme };
