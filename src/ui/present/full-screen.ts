/** Parts of the keyboard lock that not every browser has. */
interface LockableKeyboard {
  lock(keys: readonly string[]): Promise<void>;
  unlock(): void;
}

/** The whole screen for as long as a report is given. Without it everything else works the same. */
export interface FullScreen {
  /** Takes it where the browser lets a page do so, and keeps Esc for the page. */
  take(): void;
  /** Gives it back, and forgets about it. */
  leave(): void;
}

/** Browsers leave the full screen when the page opens a window; that is not the user's wish. */
const OPENING_MS = 1500;

function keyboardOf(from: Navigator): LockableKeyboard | null {
  return 'keyboard' in from ? (from.keyboard as LockableKeyboard) : null;
}

/**
 * Watches the full screen.
 *
 * @param onleft the user has left it by the browser's own way
 * @param openedAt when the page last opened a window, ms since 1970
 */
export function watchFullScreen(onleft: () => void, openedAt: () => number): FullScreen {
  let isOurs = false;
  const changed = (): void => {
    if (document.fullscreenElement !== null) isOurs = true;
    else if (isOurs) {
      isOurs = false;
      if (Date.now() - openedAt() > OPENING_MS) onleft();
    }
  };
  document.addEventListener('fullscreenchange', changed);
  return {
    take() {
      if (!document.fullscreenEnabled || document.fullscreenElement !== null) return;
      document.documentElement
        .requestFullscreen()
        .then(() => keyboardOf(navigator)?.lock(['Escape']))
        .catch(() => undefined);
    },
    leave() {
      document.removeEventListener('fullscreenchange', changed);
      keyboardOf(navigator)?.unlock();
      if (document.fullscreenElement !== null) document.exitFullscreen().catch(() => undefined);
    },
  };
}
