/** What the table of features calls its own when rows are dragged. */
const MEDIA_TYPE = 'application/x-tantu-features';

/** Begins to drag features. */
export function startDrag(event: DragEvent, ids: readonly string[]): void {
  if (event.dataTransfer === null) return;
  event.dataTransfer.setData(MEDIA_TYPE, JSON.stringify(ids));
  event.dataTransfer.effectAllowed = 'move';
}

/** Lets features be dropped on the row that holds an element; the row is marked while they are over it. */
export function dropFeatures(ondrop: (ids: readonly string[]) => void): (cell: HTMLElement) => () => void {
  return (cell) => {
    const row = cell.closest<HTMLElement>('[role="row"]');
    if (row === null) return () => undefined;
    const over = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes(MEDIA_TYPE) !== true) return;
      event.preventDefault();
      row.classList.add('drop-here');
    };
    const leave = (): void => row.classList.remove('drop-here');
    const drop = (event: DragEvent): void => {
      leave();
      const text = event.dataTransfer?.getData(MEDIA_TYPE) ?? '';
      if (text === '') return;
      event.preventDefault();
      ondrop(JSON.parse(text) as readonly string[]);
    };
    row.addEventListener('dragover', over);
    row.addEventListener('dragleave', leave);
    row.addEventListener('drop', drop);
    return () => {
      leave();
      row.removeEventListener('dragover', over);
      row.removeEventListener('dragleave', leave);
      row.removeEventListener('drop', drop);
    };
  };
}
