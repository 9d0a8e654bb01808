import type { Geometry } from 'geojson';
import { type Remote, wrap } from 'comlink';
import { carryErrorCodes } from '../error-transfer.ts';
import type { SiteAnswer } from '../../src/evaluate/energy/siting.ts';
import type { TurbineProposal } from '../../src/evaluate/energy/farm-layout.ts';
import type { FixOutcome } from '../../src/evaluate/rules/finding-fix.ts';
import { type BirthMessage, lifeLockFreed } from '../life-lock.ts';
import { createPendingCalls, type PendingCalls } from '../pending-calls.ts';
import type { BaseInspectionResult } from './contract/base-inspection.ts';
import type { EligiblePlace } from '../../src/evaluate/eligible/eligible-land.ts';
import type { EngineApi } from './api.ts';
import type { EngineProgress } from './contract/open-district.ts';
import type { QualitySummary } from './contract/quality-summary.ts';
import type { ElevationInspection } from './contract/terrain.ts';
import type { ShapeAnswer } from './contract/shape-request.ts';

/** A running engine worker and its life. */
export interface EngineConnection {
  readonly api: EngineApi;
  onProgress(listener: (progress: EngineProgress) => void): () => void;
  onDeath(listener: (reason: string) => void): () => void;
  dispose(): void;
}

/**
 * Connects to an engine worker. Calls that wait when the worker dies are rejected: Comlink alone would leave them pending
 * for ever.
 *
 * @param worker just created, nothing said to it yet
 * @param lockName unique to this worker
 */
export function connectEngine(worker: Worker, lockName: string): EngineConnection {
  carryErrorCodes();
  const remote = wrap<EngineApi>(worker);
  const progressListeners = new Set<(progress: EngineProgress) => void>();
  const deathListeners = new Set<(reason: string) => void>();
  const calls = createPendingCalls(() => new EngineGone());
  let deathReason: string | null = null;
  let isDisposed = false;

  function die(reason: string): void {
    if (deathReason !== null || isDisposed) return;
    deathReason = reason;
    calls.end();
    for (const listener of deathListeners) listener(reason);
  }

  const channel = new MessageChannel();
  channel.port1.onmessage = (event: MessageEvent<EngineProgress | 'born'>) => {
    const message = event.data;
    if (message === 'born') void lifeLockFreed(lockName).then(() => die('ended'));
    else for (const listener of progressListeners) listener(message);
  };
  worker.onerror = (event) => {
    die(event.message === '' ? 'failed to start' : event.message);
  };
  const birth: BirthMessage = { lifeLock: lockName, progress: channel.port2 };
  worker.postMessage(birth, [channel.port2]);

  return {
    api: untilDeath(remote, calls),
    onProgress(listener) {
      progressListeners.add(listener);
      return () => progressListeners.delete(listener);
    },
    onDeath(listener) {
      deathListeners.add(listener);
      return () => deathListeners.delete(listener);
    },
    dispose() {
      isDisposed = true;
      calls.end();
      channel.port1.close();
      worker.terminate();
    },
  };
}

/** The engine ended before it answered. */
class EngineGone extends Error {
  override readonly name = 'EngineGone';
  readonly code = 'engine-gone';
}

/** Each method of the remote engine, raced against the worker's death. */
function untilDeath(remote: Remote<EngineApi>, { call }: PendingCalls): EngineApi {
  return {
    borders: (bounds, limit) => call(() => remote.borders(bounds, limit)),
    findParcels: (query) => call(() => remote.findParcels(query)),
    parcelFields: () => call(() => remote.parcelFields()),
    makeShape: (request) => call(() => remote.makeShape(request) as Promise<ShapeAnswer>),
    open: (request) => call(() => remote.open(request)),
    update: (update) => call(() => remote.update(update)),
    evaluate: (scenario, year) => call(() => remote.evaluate(scenario, year)),
    evaluateMatrix: (request) => call(() => remote.evaluateMatrix(request)),
    cancelMatrix: () => call(() => remote.cancelMatrix()),
    cancelAgreement: () => call(() => remote.cancelAgreement()),
    weighPieces: (request) => call(() => remote.weighPieces(request)),
    cancelWeighing: () => call(() => remote.cancelWeighing()),
    agreement: (scopes, earlier) => call(() => remote.agreement(scopes, earlier)),
    evaluateEarlier: (earlier, scenario, year) => call(() => remote.evaluateEarlier(earlier, scenario, year)),
    findings: (scenario, year) => call(() => remote.findings(scenario, year)),
    fixFinding: (request) => call(() => remote.fixFinding(request) as Promise<FixOutcome>),
    kindsInstead: (scenario, year, feature) => call(() => remote.kindsInstead(scenario, year, feature)),
    coverage: (scenario, year) => call(() => remote.coverage(scenario, year)),
    coverageSurfaces: (request) => call(() => remote.coverageSurfaces(request)),
    previewCoverage: (request) => call(() => remote.previewCoverage(request)),
    energy: (scenario, years) => call(() => remote.energy(scenario, years)),
    carbon: (scenario, year) => call(() => remote.carbon(scenario, year)),
    carbonSeries: (scenario, lastYear) => call(() => remote.carbonSeries(scenario, lastYear)),
    compareMethods: (scenario, year, pair) => call(() => remote.compareMethods(scenario, year, pair)),
    checkEstimate: (table) => call(() => remote.checkEstimate(table)),
    simulateCarbon: (scenario, year, options) => call(() => remote.simulateCarbon(scenario, year, options)),
    ledgerPage: (query, offset, limit) => call(() => remote.ledgerPage(query, offset, limit)),
    ledgerPosition: (query, parcel) => call(() => remote.ledgerPosition(query, parcel)),
    ledgerSource: (scope, withOutlines) => call(() => remote.ledgerSource(scope, withOutlines)),
    analyseSite: (request, calibre) => call(() => remote.analyseSite(request, calibre) as Promise<SiteAnswer>),
    siteLand: (request, rule) => call(() => remote.siteLand(request, rule) as Promise<Geometry | null>),
    clipSite: (request) => call(() => remote.clipSite(request) as Promise<FixOutcome>),
    layOutTurbines: (request) => call(() => remote.layOutTurbines(request) as Promise<TurbineProposal>),
    screenTurbines: (scenario, year) => call(() => remote.screenTurbines(scenario, year)),
    preview: (request) => call(() => remote.preview(request)),
    packLand: (dataset, withNames) => call(() => remote.packLand(dataset, withNames)),
    tiling: () => call(() => remote.tiling()),
    tile: (z, x, y) => call(() => remote.tile(z, x, y)),
    picture: (z, x, y, colours) => call(() => remote.picture(z, x, y, colours)),
    shadeLand: (request) => call(() => remote.shadeLand(request)),
    shadeAt: (place) => call(() => remote.shadeAt(place)),
    sheetLand: (window) => call(() => remote.sheetLand(window)),
    parcelOutline: (parcel) => call(() => remote.parcelOutline(parcel)),
    parcelAt: (longitude, latitude) => call(() => remote.parcelAt(longitude, latitude)),
    parcels: (offset, limit) => call(() => remote.parcels(offset, limit)),
    // Comlink spreads a promise over the members of a union, which says the same in other words.
    inspectBase: (files, encoding) => call(() => remote.inspectBase(files, encoding) as Promise<BaseInspectionResult>),
    quality: () => call(() => remote.quality() as Promise<QualitySummary | null>),
    faults: (kind, offset, limit) => call(() => remote.faults(kind, offset, limit)),
    areaDifferences: (offset, limit) => call(() => remote.areaDifferences(offset, limit)),
    eligibleLand: (kind, scenario, year) => call(() => remote.eligibleLand(kind, scenario, year)),
    cancelEligible: () => call(() => remote.cancelEligible()),
    eligibleAt: (longitude, latitude) =>
      call(() => remote.eligibleAt(longitude, latitude) as Promise<EligiblePlace | null>),
    eligiblePicture: (z, x, y, colours) => call(() => remote.eligiblePicture(z, x, y, colours)),
    inspectElevation: (file) => call(() => remote.inspectElevation(file) as Promise<ElevationInspection>),
    terrain: () => call(() => remote.terrain()),
    slopeUnder: (feature) => call(() => remote.slopeUnder(feature)),
    cancel: () => call(() => remote.cancel()),
    layer: (role) => call(() => remote.layer(role)),
  };
}
