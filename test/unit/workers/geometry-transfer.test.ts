import { expose, wrap } from 'comlink';
import { expect, it } from 'vitest';
import { gridBase } from '../../support/grid-base.ts';
import type { GeometryApi } from '../../../workers/geometry/api.ts';
import { createGeometry } from '../../../workers/geometry/geometry.ts';
import { movingPorts, movingResults } from '../../../workers/geometry/transfer.ts';

it('an inspection crosses a connection and back: its port is moved, its results arrive', async () => {
  const { port1, port2 } = new MessageChannel();
  expose(movingResults(createGeometry()), port2);
  const far = movingPorts(wrap<GeometryApi>(port1));
  const { land } = gridBase({ columns: 3, rows: 2 });
  const progress = new MessageChannel();
  const { report, table } = await far.inspect({ ...land, attributes: new Map() }, progress.port2);
  expect(report.parcelCount).toBe(6);
  expect(report.counts.overlap).toBe(0);
  expect(table).toBeNull();
  progress.port1.close();
  port1.close();
});
