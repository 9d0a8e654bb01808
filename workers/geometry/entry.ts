import { expose } from 'comlink';
import { carryErrorCodes } from '../error-transfer.ts';
import { createGeometry } from './geometry.ts';
import { movingResults } from './transfer.ts';

/** A geometry worker in the browser. */
carryErrorCodes();
expose(movingResults(createGeometry()));
