import { afterEach, describe, expect, it, vi } from 'vitest';
import { openTabChannel } from '../../../src/platform/tab-channel.ts';
import type { TabMessage } from '../../../src/session/ports.ts';

afterEach(() => vi.unstubAllGlobals());

const UPDATE: TabMessage = { say: 'changed', update: Uint8Array.of(1, 2), unstored: ['a-1'], knows: null };

describe('channel between tabs', () => {
  it('reaches the other tabs of the draft, and nobody else, until it is closed', async () => {
    const [here, there, elsewhere] = [openTabChannel('d'), openTabChannel('d'), openTabChannel('e')];
    const heard: [string, TabMessage][] = [];
    here.onMessage((message) => heard.push(['here', message]));
    const stop = there.onMessage((message) => heard.push(['there', message]));
    elsewhere.onMessage((message) => heard.push(['elsewhere', message]));
    here.post(UPDATE);
    await vi.waitFor(() => expect(heard).toHaveLength(1));
    stop();
    here.post({ say: 'stored', ids: ['a-1'] });
    there.post({ say: 'stored', ids: ['b-1'] });
    await vi.waitFor(() => expect(heard).toHaveLength(2));
    expect(heard).toEqual([
      ['there', UPDATE],
      ['here', { say: 'stored', ids: ['b-1'] }],
    ]);
    for (const channel of [here, there, elsewhere]) channel.close();
  });

  it('is silent where the browser has none', () => {
    vi.stubGlobal('BroadcastChannel', undefined);
    const channel = openTabChannel('d');
    const stop = channel.onMessage(() => expect.unreachable());
    channel.post(UPDATE);
    stop();
    channel.close();
  });
});
