import { mount } from 'svelte';
import { PACKED_ATTRIBUTE } from '../formats/single-file.ts';
import { createZoneConverter } from '../geo/zone-coordinates.ts';
import { createCompareMap } from '../map/compare-map.ts';
import { createMapView } from '../map/map-view.ts';
import { createMemoryDraftStore } from '../platform/draft-store-memory.ts';
import { createFileGate } from '../platform/file-gate.ts';
import { startPackedEngineHost } from '../platform/packed-engine-host.ts';
import { findPackedFiles } from '../platform/packed-files.ts';
import { createPackedPorts } from '../platform/packed-ports.ts';
import { createPageClock } from '../platform/page-clock.ts';
import { createSession } from '../session/create-session.ts';
import App from '../ui/App.svelte';

/** Puts the page of a single file together: everything it shows is packed into it, and nothing it does is kept. */
const files = findPackedFiles(document, PACKED_ATTRIBUTE);
const session = createSession({
  ...createPackedPorts(files),
  drafts: createMemoryDraftStore(),
  files: createFileGate(),
  startEngine: () => startPackedEngineHost(files, `tantu-engine-${crypto.randomUUID()}`),
  ...createPageClock(),
});

const target = document.getElementById('app');
if (target === null) throw new Error('the page has no element #app');
mount(App, {
  target,
  props: { session, createMap: createMapView, createCompareMap, zones: createZoneConverter(), isViewer: true },
});
void session.openFile({ name: document.title, text: () => files.text('plan.json') });
