import { readFile } from 'node:fs/promises';
import type { EngineApi } from '../../workers/engine/api.ts';
import type { EngineProgress } from '../../workers/engine/contract/open-district.ts';
import { createMemoryDraftStore } from '../../src/platform/draft-store-memory.ts';
import type { EngineHost, SessionPorts } from '../../src/session/ports.ts';
import { createTabHub } from './tab-hub.ts';
import { gridBox } from './grid-base.ts';
import { gridFlatgeobuf, outlineFlatgeobuf } from './grid-flatgeobuf.ts';
import { loneEngine } from './lone-engine.ts';

/** West to east: cropland, orchard, forest, a river. */
export const STRIP = ['0103', '0201', '0301', '1101'] as const;
const STRIP_FILE = gridFlatgeobuf({ columns: 4, rows: 1, parcel: (column) => ({ code: STRIP[column] ?? null }) });

/** An engine in this thread that can be killed as a worker is: what waits is refused, and so is everything after. */
export interface TestEngine extends EngineHost {
  kill(reason?: string): void;
  /** Names of the calls it got. */
  readonly calls: readonly string[];
}

/** Starts the real engine in this thread, or a stand-in for some of its calls. */
export function startTestEngine(
  fetchBytes: (url: string) => ArrayBuffer | null,
  over: Partial<EngineApi> = {},
): TestEngine {
  const progressListeners = new Set<(progress: EngineProgress) => void>();
  const deathListeners = new Set<(reason: string) => void>();
  const waiting = new Set<(error: Error) => void>();
  const calls: string[] = [];
  let isGone = false;
  const real = loneEngine({
    onProgress: (progress) => progressListeners.forEach((listener) => listener(progress)),
    inspection: 'after-numbers',
    fetchBytes: (url) => {
      const bytes = fetchBytes(url);
      return Promise.resolve(
        bytes === null ? { ok: false, status: 404 } : { ok: true, response: new Response(bytes.slice(0)) },
      );
    },
  });
  const inner = { ...real, ...over };
  function call<Result>(name: string, run: () => Promise<Result>): Promise<Result> {
    calls.push(name);
    if (isGone) return Promise.reject(new Error('engine gone'));
    return new Promise((resolve, reject) => {
      waiting.add(reject);
      run()
        .then(resolve, reject)
        .finally(() => waiting.delete(reject));
    });
  }
  function end(): void {
    isGone = true;
    for (const reject of waiting) reject(new Error('engine gone'));
    waiting.clear();
  }
  return {
    calls,
    api: {
      open: (request) => call('open', () => inner.open(request)),
      update: (update) => call('update', () => inner.update(structuredClone(update))),
      evaluate: (scenario, year) => call('evaluate', () => inner.evaluate(scenario, year)),
      agreement: (scopes, earlier) => call('agreement', () => inner.agreement(scopes, structuredClone(earlier))),
      evaluateEarlier: (earlier, scenario, year) =>
        call('evaluateEarlier', () => inner.evaluateEarlier(structuredClone(earlier), scenario, year)),
      findings: (scenario, year) => call('findings', () => inner.findings(scenario, year)),
      fixFinding: (request) => call('fixFinding', () => inner.fixFinding(request)),
      kindsInstead: (scenario, year, feature) =>
        call('kindsInstead', () => inner.kindsInstead(scenario, year, feature)),
      coverage: (scenario, year) => call('coverage', () => inner.coverage(scenario, year)),
      coverageSurfaces: (request) => call('coverageSurfaces', () => inner.coverageSurfaces(request)),
      previewCoverage: (request) => call('previewCoverage', () => inner.previewCoverage(request)),
      energy: (scenario, years) => call('energy', () => inner.energy(scenario, years)),
      carbon: (scenario, year) => call('carbon', () => inner.carbon(scenario, year)),
      carbonSeries: (scenario, lastYear) => call('carbonSeries', () => inner.carbonSeries(scenario, lastYear)),
      compareMethods: (scenario, year, pair) =>
        call('compareMethods', () => inner.compareMethods(scenario, year, pair)),
      checkEstimate: (table) => call('checkEstimate', () => inner.checkEstimate(table)),
      simulateCarbon: (scenario, year, options) =>
        call('simulateCarbon', () => inner.simulateCarbon(scenario, year, options)),
      ledgerPage: (query, offset, limit) => call('ledgerPage', () => inner.ledgerPage(query, offset, limit)),
      ledgerPosition: (query, parcel) => call('ledgerPosition', () => inner.ledgerPosition(query, parcel)),
      ledgerSource: (scope, withOutlines) => call('ledgerSource', () => inner.ledgerSource(scope, withOutlines)),
      analyseSite: (request, calibre) => call('analyseSite', () => inner.analyseSite(request, calibre)),
      siteLand: (request, rule) => call('siteLand', () => inner.siteLand(request, rule)),
      clipSite: (request) => call('clipSite', () => inner.clipSite(request)),
      layOutTurbines: (request) => call('layOutTurbines', () => inner.layOutTurbines(request)),
      screenTurbines: (scenario, year) => call('screenTurbines', () => inner.screenTurbines(scenario, year)),
      preview: (request) => call('preview', () => inner.preview(request)),
      packLand: (dataset, withNames) => call('packLand', () => inner.packLand(dataset, withNames)),
      tiling: () => call('tiling', () => inner.tiling()),
      tile: (z, x, y) => call('tile', () => inner.tile(z, x, y)),
      picture: (z, x, y, colours) => call('picture', () => inner.picture(z, x, y, colours)),
      shadeLand: (request) => call('shadeLand', () => inner.shadeLand(request)),
      shadeAt: (place) => call('shadeAt', () => inner.shadeAt(place)),
      sheetLand: (window) => call('sheetLand', () => inner.sheetLand(window)),
      evaluateMatrix: (request) => call('evaluateMatrix', () => inner.evaluateMatrix(request)),
      cancelMatrix: () => call('cancelMatrix', () => inner.cancelMatrix()),
      cancelAgreement: () => call('cancelAgreement', () => inner.cancelAgreement()),
      weighPieces: (request) => call('weighPieces', () => inner.weighPieces(request)),
      cancelWeighing: () => call('cancelWeighing', () => inner.cancelWeighing()),
      parcelOutline: (parcel) => call('parcelOutline', () => inner.parcelOutline(parcel)),
      parcelAt: (longitude, latitude) => call('parcelAt', () => inner.parcelAt(longitude, latitude)),
      parcels: (offset, limit) => call('parcels', () => inner.parcels(offset, limit)),
      layer: (role) => call('layer', () => inner.layer(role)),
      eligibleLand: (kind, scenario, year) => call('eligibleLand', () => inner.eligibleLand(kind, scenario, year)),
      cancelEligible: () => call('cancelEligible', () => inner.cancelEligible()),
      eligibleAt: (longitude, latitude) => call('eligibleAt', () => inner.eligibleAt(longitude, latitude)),
      eligiblePicture: (z, x, y, colours) => call('eligiblePicture', () => inner.eligiblePicture(z, x, y, colours)),
      inspectElevation: (file) => call('inspectElevation', () => inner.inspectElevation(file)),
      terrain: () => call('terrain', () => inner.terrain()),
      slopeUnder: (feature) => call('slopeUnder', () => inner.slopeUnder(feature)),
      inspectBase: (files, encoding) => call('inspectBase', () => inner.inspectBase(files, encoding)),
      quality: () => call('quality', () => inner.quality()),
      faults: (kind, offset, limit) => call('faults', () => inner.faults(kind, offset, limit)),
      areaDifferences: (offset, limit) => call('areaDifferences', () => inner.areaDifferences(offset, limit)),
      cancel: () => call('cancel', () => inner.cancel()),
      borders: (bounds, limit) => call('borders', () => inner.borders(bounds, limit)),
      findParcels: (query) => call('findParcels', () => inner.findParcels(query)),
      parcelFields: () => call('parcelFields', () => inner.parcelFields()),
      makeShape: (request) => call('makeShape', () => inner.makeShape(structuredClone(request))),
    },
    onProgress(listener) {
      progressListeners.add(listener);
      return () => progressListeners.delete(listener);
    },
    onDeath(listener) {
      deathListeners.add(listener);
      return () => deathListeners.delete(listener);
    },
    dispose: end,
    kill(reason = 'out of memory') {
      if (isGone) return;
      end();
      for (const listener of [...deathListeners]) listener(reason);
    },
  };
}

/** Timers that go off when a test says so. */
export interface TestTimers {
  after(delayMs: number, action: () => void): () => void;
  /** Runs what waits now. */
  run(): void;
  readonly delays: readonly number[];
}

/** Starts without any. */
export function createTestTimers(): TestTimers {
  let waiting: { readonly delayMs: number; readonly action: () => void }[] = [];
  return {
    after(delayMs, action) {
      const timer = { delayMs, action };
      waiting.push(timer);
      return () => {
        waiting = waiting.filter((one) => one !== timer);
      };
    },
    run() {
      const due = waiting;
      waiting = [];
      for (const { action } of due) action();
    },
    get delays() {
      return waiting.map((one) => one.delayMs);
    },
  };
}

/** Everything outside a session, in memory, with what a test wants to see of it. */
export interface TestPorts {
  readonly ports: SessionPorts;
  readonly engines: TestEngine[];
  readonly timers: TestTimers;
  readonly address: Map<string, string>;
  /** Base files by address; taking one away makes it missing. */
  readonly served: Map<string, ArrayBuffer>;
  readonly saved: { readonly name: string; readonly text: string }[];
  /** Files saved as bytes. */
  readonly savedBytes: { readonly name: string; readonly bytes: Uint8Array }[];
}

/** Ports with the real seeds, whose demo base is a strip of four parcels at 117° E, 39° N; parts can be replaced. */
export function createTestPorts(over: Partial<SessionPorts> = {}, planText?: string): TestPorts {
  const engines: TestEngine[] = [];
  const timers = createTestTimers();
  const address = new Map<string, string>();
  const served = new Map(
    ['redline', 'farmland', 'roads', 'villages', 'places'].map((name) => [`/demo/jizhou/${name}.fgb`, FAR_LAYER]),
  );
  served.set('/demo/jizhou/landcover.fgb', STRIP_FILE);
  const saved: { name: string; text: string }[] = [];
  const savedBytes: { name: string; bytes: Uint8Array }[] = [];
  const kept = new Map<string, string>();
  let clock = Date.UTC(2026, 10, 21);
  let ids = 0;
  const boundary = {
    type: 'FeatureCollection',
    features: [{ type: 'Feature', properties: {}, geometry: gridBox(0, 0, 4, 1) }],
  };
  const ports: SessionPorts = {
    seeds: {
      readSeedFile: (id, file) =>
        file === 'plan.json' && planText !== undefined
          ? Promise.resolve(planText)
          : readFile(new URL(`../../seeds/${id}/${file}`, import.meta.url), 'utf8'),
      readDemoFile: () => Promise.resolve(JSON.stringify(boundary)),
      demoUrl: (id, file) => `/demo/${id}/${file}`,
    },
    drafts: createMemoryDraftStore(),
    files: {
      pick: () => Promise.resolve(null),
      pickMany: () => Promise.resolve(null),
      fetchText: () => Promise.reject(new TypeError('fetch failed')),
      save(name, content) {
        if (typeof content === 'string') saved.push({ name, text: content });
        else savedBytes.push({ name, bytes: content });
        return Promise.resolve(true);
      },
    },
    address: {
      read: () => Object.fromEntries(address),
      write(values) {
        for (const [key, value] of Object.entries(values)) {
          if (value === null) address.delete(key);
          else address.set(key, value);
        }
      },
    },
    preferences: { read: (key) => kept.get(key) ?? null, write: (key, value) => kept.set(key, value) },
    startEngine() {
      const engine = startTestEngine((url) => served.get(url) ?? null);
      engines.push(engine);
      return engine;
    },
    readViewer: () => Promise.reject(new Error('no viewer')),
    openTabChannel: () => createTabHub().open(),
    openNotesChannel: () => ({ post: () => undefined, onMessage: () => () => undefined, close: () => undefined }),
    startFiles() {
      throw new Error('this test has no files worker');
    },
    now: () => (clock += 1000),
    newId: () => `id-${String((ids += 1))}`,
    after: (delayMs, action) => timers.after(delayMs, action),
    ...over,
  };
  return { ports, engines, timers, address, served, saved, savedBytes };
}

/** One outline far outside the district. */
const FAR_LAYER = outlineFlatgeobuf([gridBox(8, 0, 9, 1)]);
