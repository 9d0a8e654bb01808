/** Parts of the keyboard lock that not every browser has. */
interface LockableKeyboard {
  lock(keys: readonly string[]): Promise<void>;
  unlock(): void;
}

function keyboardOf(from: Navigator): LockableKeyboard | null {
  return 'keyboard' in from ? (from.keyboard as LockableKeyboard) : null;
}

/**
 * Takes the whole screen where the browser lets a page do so, and keeps Esc for the page. Gives the way back. Without a full screen
 * everything else works the same.
 *
 * @param onleft the browser has left the full screen by itself
 */
export function takeFullScreen(onleft: () => void): () => void {
  let isOurs = false;
  const changed = (): void => {
    if (document.fullscreenElement !== null) isOurs = true;
    else if (isOurs) {
      isOurs = false;
      onleft();
    }
  };
  document.addEventListener('fullscreenchange', changed);
  const asked = document.fullscreenEnabled ? document.documentElement.requestFullscreen() : Promise.reject(new Error());
  asked.then(() => keyboardOf(navigator)?.lock(['Escape'])).catch(() => undefined);
  return () => {
    document.removeEventListener('fullscreenchange', changed);
    keyboardOf(navigator)?.unlock();
    if (document.fullscreenElement !== null) void document.exitFullscreen().catch(() => undefined);
  };
}
