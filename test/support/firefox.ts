import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * Makes sure that Firefox is here: on Debian as root it is installed with apt-get (firefox-esr), which is announced through `say`.
 *
 * @throws when it cannot be had; the message says what to do
 */
export function ensureFirefox(say: (line: string) => void): string {
  const found = findFirefox();
  if (found !== null) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say('No Firefox found: installing it with apt-get (firefox-esr).');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'firefox-esr']]) {
      try {
        execFileSync('apt-get', args, { stdio: 'pipe', env, timeout: 600_000 });
      } catch {
        break;
      }
    }
    const installed = findFirefox();
    if (installed !== null) return installed;
  }
  throw new Error(
    'The test of the single file needs Firefox and could not get it: install firefox-esr (Debian) or firefox.',
  );
}

function findFirefox(): string | null {
  return ['firefox-esr', 'firefox'].find((name) => spawnSync(name, ['--version']).status === 0) ?? null;
}

/** A page in a Firefox without a window, spoken to by its own protocol (Marionette). */
export interface FirefoxPage {
  goto(url: string): Promise<void>;
  /** Runs the body of a function in the page; its answer is what survives JSON. */
  run(body: string): Promise<unknown>;
  /** Runs it until it answers something that is not null. */
  until(body: string, timeoutMs: number): Promise<unknown>;
  close(): Promise<void>;
}

/** Starts Firefox on an empty profile of its own. */
export async function openFirefox(path: string): Promise<FirefoxPage> {
  const folder = mkdtempSync(join(tmpdir(), 'tantu-firefox-'));
  const port = await freePort();
  const preferences = {
    'marionette.port': port,
    'browser.shell.checkDefaultBrowser': false,
    'webgl.force-enabled': true,
  };
  writeFileSync(
    join(folder, 'user.js'),
    Object.entries(preferences)
      .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
      .join(''),
  );
  const process_ = spawn(path, ['--headless', '--marionette', '--no-remote', '--profile', folder], { stdio: 'ignore' });
  const send = await speakMarionette(port);
  await send('WebDriver:NewSession', { capabilities: { alwaysMatch: { acceptInsecureCerts: false } } });
  const run = async (body: string): Promise<unknown> => {
    const answer = (await send('WebDriver:ExecuteScript', { script: body, args: [] })) as { readonly value: unknown };
    return answer.value;
  };
  return {
    async goto(url) {
      await send('WebDriver:Navigate', { url });
    },
    run,
    async until(body, timeoutMs) {
      const end = Date.now() + timeoutMs;
      for (;;) {
        const answer = await run(body);
        if (answer !== null) return answer;
        if (Date.now() > end) throw new Error(`still nothing after ${String(timeoutMs)} ms: ${body}`);
        await wait(200);
      }
    },
    async close() {
      const ended = new Promise((resolve) => process_.once('exit', resolve));
      process_.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

type Send = (command: string, parameters: object) => Promise<unknown>;

/** Messages are `<length>:[0,id,command,parameters]`, answers `<length>:[1,id,error,value]`. */
async function speakMarionette(port: number): Promise<Send> {
  const socket = await connected(port);
  const waiting = new Map<number, (message: readonly [number, number, unknown, unknown]) => void>();
  let buffer = Buffer.alloc(0);
  let last = 0;
  socket.on('data', (chunk: Buffer) => {
    buffer = Buffer.concat([buffer, chunk]);
    for (;;) {
      const colon = buffer.indexOf(':');
      const length = Number(buffer.subarray(0, Math.max(0, colon)).toString());
      if (colon < 0 || buffer.length < colon + 1 + length) return;
      const message: unknown = JSON.parse(buffer.subarray(colon + 1, colon + 1 + length).toString());
      buffer = buffer.subarray(colon + 1 + length);
      if (Array.isArray(message)) waiting.get(Number(message[1]))?.(message as [number, number, unknown, unknown]);
    }
  });
  return (command, parameters) =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, ([, , error, value]) => {
        if (error === null) resolve(value);
        else reject(new Error(`${command}: ${JSON.stringify(error).slice(0, 400)}`));
      });
      const text = JSON.stringify([0, last, command, parameters]);
      socket.write(`${String(Buffer.byteLength(text))}:${text}`);
    });
}

async function connected(port: number): Promise<Socket> {
  for (let tries = 0; ; tries += 1) {
    const socket = await new Promise<Socket | null>((resolve) => {
      const candidate = connect(port, '127.0.0.1', () => resolve(candidate));
      candidate.once('error', () => resolve(null));
    });
    if (socket !== null) return socket;
    if (tries > 300) throw new Error('Firefox does not answer');
    await wait(200);
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return address !== null && typeof address === 'object' ? address.port : 0;
}
