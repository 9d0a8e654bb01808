import type { NotesChannel, NotesMessage } from '../session/notes-state.ts';

/** Opens the line to the notes window of a draft; messages do not come back to the window that sent them. */
export function openNotesChannel(draftId: string): NotesChannel {
  if (typeof BroadcastChannel === 'undefined') {
    return { post: () => undefined, onMessage: () => () => undefined, close: () => undefined };
  }
  const channel = new BroadcastChannel(`tantu-notes-${draftId}`);
  return {
    post: (message) => channel.postMessage(message),
    onMessage(listener) {
      const receive = ({ data }: MessageEvent<NotesMessage>): void => listener(data);
      channel.addEventListener('message', receive);
      return () => channel.removeEventListener('message', receive);
    },
    close: () => channel.close(),
  };
}
