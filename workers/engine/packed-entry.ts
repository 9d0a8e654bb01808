import { serveEngine } from './serve-engine.ts';

/** The engine worker of the single file: all bytes come with the question, and nothing is fetched, kept or started. */
serveEngine({
  fetchBytes: () => Promise.resolve({ ok: false, status: 404 }),
  fetchRange: () => () => Promise.resolve(null),
  prepared: null,
  startGeometry: null,
  inspection: 'after-numbers',
});
