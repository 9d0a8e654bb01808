import { expose, transfer } from 'comlink';
import { carryErrorCodes } from '../error-transfer.ts';
import { type BirthMessage, holdLifeLock } from '../life-lock.ts';
import type { EngineApi } from './api.ts';
import { createEngine } from './engine.ts';
import type { EnginePorts } from './engine-ports.ts';

/** Makes this worker an engine, see {@link EngineApi}. The first message says where progress goes. */
export function serveEngine(ports: Omit<EnginePorts, 'onProgress' | 'now' | 'pause'>): void {
  self.addEventListener(
    'message',
    (event: MessageEvent<BirthMessage>) => {
      const { lifeLock, progress } = event.data;
      holdLifeLock(lifeLock, () => progress.postMessage('born'));
      carryErrorCodes();
      const engine = createEngine({
        ...ports,
        onProgress: (message) => progress.postMessage(message),
        now: () => performance.now(),
        pause,
      });
      expose(movingBuffers(engine));
    },
    { once: true },
  );
}

/** The same engine; large answers are handed over and not copied. */
function movingBuffers(engine: EngineApi): EngineApi {
  return {
    ...engine,
    async tile(z, x, y) {
      const tile = await engine.tile(z, x, y);
      return tile === null ? null : transfer(tile, [tile]);
    },
    async borders(bounds, limit) {
      const window = await engine.borders(bounds, limit);
      return transfer(window, [window.positions.buffer, window.starts.buffer]);
    },
    async sheetLand(window) {
      const land = await engine.sheetLand(window);
      if (land === null) return null;
      return transfer(
        land,
        land.groups.flatMap(({ coordinates, ringEnds }) => [coordinates.buffer, ringEnds.buffer]),
      );
    },
    async picture(z, x, y, colours) {
      const picture = await engine.picture(z, x, y, colours);
      return picture === null ? null : transfer(picture, [picture]);
    },
    async eligiblePicture(z, x, y, colours) {
      const picture = await engine.eligiblePicture(z, x, y, colours);
      return picture === null ? null : transfer(picture, [picture]);
    },
    async packLand(dataset, withNames) {
      const packed = await engine.packLand(dataset, withNames);
      return packed === null ? null : transfer(packed, [packed.bytes.buffer]);
    },
  };
}

/** Messages that wait come first; a timer would be held back to 4 ms each. */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
