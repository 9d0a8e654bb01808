import type { TabChannel, TabMessage } from '../session/ports.ts';

/** Opens the line to the other tabs of this browser that have the draft open; a dead one where the browser has none. */
export function openTabChannel(draftId: string): TabChannel {
  if (typeof BroadcastChannel === 'undefined') return createDeadChannel();
  const channel = new BroadcastChannel(`tantu-draft-${draftId}`);
  return {
    post(message) {
      channel.postMessage(message);
    },
    onMessage(listener) {
      const hear = ({ data }: MessageEvent<TabMessage>): void => listener(data);
      channel.addEventListener('message', hear);
      return () => channel.removeEventListener('message', hear);
    },
    close() {
      channel.close();
    },
  };
}

/** A line to nobody. */
function createDeadChannel(): TabChannel {
  return { post: () => undefined, onMessage: () => () => undefined, close: () => undefined };
}
