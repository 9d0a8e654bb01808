import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { preview } from 'vite';
import { ROOT, runTool } from './run-command.ts';

const BUILT_PAGE = join(ROOT, 'dist/index.html');
const INPUTS = ['src', 'workers', 'data', 'seeds', 'vite.config.ts', 'package-lock.json'];

/** The built page, served as `npm start` serves it but on a free port. */
export interface ServedPage {
  /** Address without a trailing slash. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Builds the page when a source is newer than the last build, and serves it. */
export async function servePage(): Promise<ServedPage> {
  if (isBuildStale()) await build();
  const server = await preview({
    configFile: join(ROOT, 'vite.config.ts'),
    preview: { port: 0, strictPort: false, host: '127.0.0.1' },
  });
  const address = server.httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('The preview server has no port.');
  return { url: `http://127.0.0.1:${address.port}`, close: () => server.close() };
}

/** In a process of its own: inside Vitest, NODE_ENV would make it a development build. */
async function build(): Promise<void> {
  const { exitCode, output } = await runTool('vite', ['build'], { NODE_ENV: 'production', VITEST: '' });
  if (exitCode !== 0) throw new Error(`The page could not be built:\n${output}`);
}

function isBuildStale(): boolean {
  if (!existsSync(BUILT_PAGE)) return true;
  const built = statSync(BUILT_PAGE).mtimeMs;
  return INPUTS.some((input) => newestChange(join(ROOT, input)) > built);
}

/** Latest modification below a path, ms since 1970. A folder counts too: a deleted file changes it. */
function newestChange(path: string): number {
  if (!existsSync(path)) return 0;
  const entry = statSync(path);
  if (!entry.isDirectory()) return entry.mtimeMs;
  return readdirSync(path).reduce((newest, name) => Math.max(newest, newestChange(join(path, name))), entry.mtimeMs);
}
