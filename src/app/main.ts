import { mount } from 'svelte';
import { createZoneConverter } from '../geo/zone-coordinates.ts';
import { createCompareMap } from '../map/compare-map.ts';
import { createMapView } from '../map/map-view.ts';
import { createAddressBar } from '../platform/address-bar.ts';
import { createDraftStore } from '../platform/draft-store.ts';
import { startEngineHost } from '../platform/engine-host.ts';
import { createFileGate } from '../platform/file-gate.ts';
import { startFilesHost } from '../platform/files-host.ts';
import { startSheetsHost } from '../platform/sheets-host.ts';
import { openNotesChannel } from '../platform/notes-channel.ts';
import { createPageClock } from '../platform/page-clock.ts';
import { createPreferences } from '../platform/preferences.ts';
import { createSeedFetcher } from '../platform/seed-fetcher.ts';
import { openTabChannel } from '../platform/tab-channel.ts';
import { createSession } from '../session/create-session.ts';
import App from '../ui/App.svelte';
import NotesApp from '../ui/present/NotesApp.svelte';

/** Puts the page together: adapters of this browser, the session on them, the screen on the session. */
const session = createSession({
  seeds: createSeedFetcher(document.baseURI),
  drafts: createDraftStore(),
  files: createFileGate(),
  address: createAddressBar(),
  preferences: createPreferences(),
  startEngine: () => startEngineHost(`tantu-engine-${crypto.randomUUID()}`),
  startFiles: () => startFilesHost(`tantu-files-${crypto.randomUUID()}`),
  startSheets: () => startSheetsHost(`tantu-sheets-${crypto.randomUUID()}`, document.baseURI),
  readViewer: async () => {
    const response = await fetch(new URL('viewer.html', document.baseURI));
    if (!response.ok) throw new Error(`viewer.html: ${String(response.status)}`);
    return response.text();
  },
  openTabChannel,
  openNotesChannel,
  ...createPageClock(),
});

const target = document.getElementById('app');
if (target === null) throw new Error('the page has no element #app');
/** Draft whose speaker's notes this window shows; null in every other window. */
const notesOf = new URL(location.href).searchParams.get('notes');
if (notesOf === null) {
  mount(App, { target, props: { session, createMap: createMapView, createCompareMap, zones: createZoneConverter() } });
  void session.followAddress();
} else mount(NotesApp, { target, props: { session, channel: openNotesChannel(notesOf) } });
