import { mount } from 'svelte';
import { createZoneConverter } from '../geo/zone-coordinates.ts';
import { createCompareMap } from '../map/compare-map.ts';
import { createMapView } from '../map/map-view.ts';
import { createAddressBar } from '../platform/address-bar.ts';
import { createDraftStore } from '../platform/draft-store.ts';
import { startEngineHost } from '../platform/engine-host.ts';
import { createFileGate } from '../platform/file-gate.ts';
import { startFilesHost } from '../platform/files-host.ts';
import { createPreferences } from '../platform/preferences.ts';
import { createSeedFetcher } from '../platform/seed-fetcher.ts';
import { openTabChannel } from '../platform/tab-channel.ts';
import { createSession } from '../session/create-session.ts';
import App from '../ui/App.svelte';

/** Puts the page together: adapters of this browser, the session on them, the screen on the session. */
const session = createSession({
  seeds: createSeedFetcher(document.baseURI),
  drafts: createDraftStore(),
  files: createFileGate(),
  address: createAddressBar(),
  preferences: createPreferences(),
  startEngine: () => startEngineHost(`tantu-engine-${crypto.randomUUID()}`),
  startFiles: () => startFilesHost(`tantu-files-${crypto.randomUUID()}`),
  openTabChannel,
  now: () => Date.now(),
  newId: () => crypto.randomUUID(),
  after: (delayMs, action) => {
    const timer = setTimeout(action, delayMs);
    return () => {
      clearTimeout(timer);
    };
  },
});

const target = document.getElementById('app');
if (target === null) throw new Error('the page has no element #app');
mount(App, { target, props: { session, createMap: createMapView, createCompareMap, zones: createZoneConverter() } });
void session.followAddress();
