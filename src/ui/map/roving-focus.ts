/** Moves of the arrow keys, and the ends. */
const MOVES: Readonly<Record<string, number | 'first' | 'last'>> = {
  ArrowDown: 1,
  ArrowRight: 1,
  ArrowUp: -1,
  ArrowLeft: -1,
  Home: 'first',
  End: 'last',
};

/** One Tab stop for a whole toolbar: the arrow keys move within it, and it remembers where it was. */
export function rovingFocus(toolbar: HTMLElement): () => void {
  const stops = (): HTMLElement[] => [...toolbar.querySelectorAll<HTMLElement>('button, select, input')];
  let current: HTMLElement | null = null;

  function settle(): void {
    const all = stops();
    const stop = current !== null && all.includes(current) ? current : (pressed(all) ?? all[0]);
    for (const one of all) one.tabIndex = one === stop ? 0 : -1;
  }

  function onfocusin(event: FocusEvent): void {
    if (event.target instanceof HTMLElement && stops().includes(event.target)) {
      current = event.target;
      settle();
    }
  }

  function onkeydown(event: KeyboardEvent): void {
    const move = MOVES[event.key];
    const all = stops();
    const at = all.findIndex((one) => one === document.activeElement);
    if (move === undefined || event.ctrlKey || event.altKey || at === -1) return;
    // In a field the keys move the caret or the value.
    if (!(document.activeElement instanceof HTMLButtonElement)) return;
    const next = move === 'first' ? 0 : move === 'last' ? all.length - 1 : (at + move + all.length) % all.length;
    event.preventDefault();
    all[next]?.focus();
  }

  const observer = new MutationObserver(settle);
  observer.observe(toolbar, { childList: true, subtree: true });
  toolbar.addEventListener('focusin', onfocusin);
  toolbar.addEventListener('keydown', onkeydown);
  settle();
  return () => {
    observer.disconnect();
    toolbar.removeEventListener('focusin', onfocusin);
    toolbar.removeEventListener('keydown', onkeydown);
  };
}

/** The tool in hand, so that Tab leads to it. */
function pressed(all: readonly HTMLElement[]): HTMLElement | undefined {
  return all.find((one) => one.ariaPressed === 'true');
}
