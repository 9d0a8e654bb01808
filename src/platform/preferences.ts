import type { Preferences } from '../session/ports.ts';

/** Settings in `localStorage`; where the browser denies it they last as long as the page. */
export function createPreferences(): Preferences {
  const memory = new Map<string, string>();
  const keyOf = (key: string): string => `tantu.${key}`;
  return {
    read(key) {
      try {
        return window.localStorage.getItem(keyOf(key)) ?? memory.get(key) ?? null;
      } catch {
        return memory.get(key) ?? null;
      }
    },
    write(key, value) {
      memory.set(key, value);
      try {
        window.localStorage.setItem(keyOf(key), value);
      } catch {
        // Storage is denied or full; the value stays in memory.
      }
    },
  };
}
