import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const KNOWN_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const KNOWN_PATHS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Software WebGL, no sandbox (containers run as root), no network chatter, the same glyphs on every machine. */
export const LAUNCH_ARGUMENTS = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
  '--font-render-hinting=none',
];

/**
 * The Chromium for the browser tests: CHROMIUM_PATH, else an installed one, else one fetched by the platform's ordinary
 * way (`apt-get` as root on Debian, otherwise Playwright's download), which is announced through `say`.
 *
 * @returns the path of the executable
 * @throws when CHROMIUM_PATH names no file or no way leads to a browser; the message says what to do
 */
export function findChromium(say: (line: string) => void): string {
  const chosen = process.env['CHROMIUM_PATH'];
  if (chosen !== undefined && chosen !== '') {
    if (existsSync(chosen)) return chosen;
    throw new Error(`CHROMIUM_PATH is ${chosen}, and there is no such file.`);
  }
  const found = findInstalled();
  if (found !== null) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say('No Chromium found: installing it with apt-get (chromium, fonts-noto-cjk).');
    const update = runQuietly('apt-get', ['update']);
    const install = runQuietly('apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk']);
    const installed = findInstalled();
    if (installed !== null) return installed;
    say(`apt-get brought none: ${install ?? update ?? 'it gave no reason'}`);
  }
  say("No Chromium found: fetching Playwright's with `npx playwright-core install chromium`.");
  const failure = runQuietly('npx', ['playwright-core', 'install', 'chromium', '--no-shell']);
  const fetched = chromium.executablePath();
  if (existsSync(fetched)) return fetched;
  throw new Error(
    `The browser tests need Chromium and could not get one (${failure ?? 'the download left no file'}): ` +
      'install Chromium or set CHROMIUM_PATH to its executable.',
  );
}

function findInstalled(): string | null {
  for (const name of KNOWN_NAMES) {
    const which = spawnSync('which', [name], { encoding: 'utf8' });
    if (which.status === 0 && which.stdout.trim() !== '') return which.stdout.trim();
  }
  return [...KNOWN_PATHS, chromium.executablePath()].find((path) => existsSync(path)) ?? null;
}

/** Runs a command to its end; null when it succeeded, else the last line it complained with. */
function runQuietly(command: string, args: readonly string[]): string | null {
  try {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    execFileSync(command, args, { stdio: 'pipe', env, timeout: 300_000 });
    return null;
  } catch (error) {
    const complaint = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
    return complaint.trim().split('\n').at(-1) ?? String(error);
  }
}
