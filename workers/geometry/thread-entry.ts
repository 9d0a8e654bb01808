import { type MessagePort as ThreadPort, workerData } from 'node:worker_threads';
import { expose } from 'comlink';
import { carryErrorCodes } from '../error-transfer.ts';
import { createGeometry } from './geometry.ts';
import { movingResults } from './transfer.ts';

/** A geometry worker in Node.js; its pool hands it a port, which works as in the browser, where a thread's own does not. */
const { port } = workerData as { readonly port: ThreadPort };
carryErrorCodes();
expose(movingResults(createGeometry()), port as unknown as MessagePort);
