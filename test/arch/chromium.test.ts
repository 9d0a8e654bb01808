import { chmodSync, existsSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findChromium } from '../support/chromium.ts';

/** Without an own Chromium of Playwright on this machine, what `PATH` offers decides. */
const decidedByPath = !existsSync(chromium.executablePath());
const onDebianAsRoot = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

let folder = '';
const said: string[] = [];
const say = (line: string): void => void said.push(line);

/** Puts a shell script on the only folder of `PATH`. */
function putCommand(name: string, script: string): string {
  const file = join(folder, name);
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  return file;
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tantu-chromium-'));
  said.length = 0;
  putCommand('which', `[ -x "${folder}/$1" ] && echo "${folder}/$1"`);
  symlinkSync('/bin/cp', join(folder, 'cp'));
  vi.stubEnv('PATH', folder);
  vi.stubEnv('CHROMIUM_PATH', '');
});

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('the Chromium of the browser tests', () => {
  it('is the one of CHROMIUM_PATH before any other', () => {
    putCommand('chromium', '');
    const chosen = putCommand('my-browser', '');
    vi.stubEnv('CHROMIUM_PATH', chosen);
    expect(findChromium(say)).toBe(chosen);
  });

  it('is not guessed when CHROMIUM_PATH is wrong', () => {
    putCommand('chromium', '');
    vi.stubEnv('CHROMIUM_PATH', '/nowhere/chromium');
    expect(() => findChromium(say)).toThrow('CHROMIUM_PATH is /nowhere/chromium, and there is no such file.');
  });

  it('is an installed one, without a word', () => {
    const installed = putCommand('google-chrome', '');
    expect(findChromium(say)).toBe(installed);
    expect(said).toEqual([]);
  });

  it.runIf(decidedByPath && onDebianAsRoot)('is installed with apt-get by root on Debian, and that is said', () => {
    putCommand('apt-get', `[ "$1" = install ] && cp "${folder}/which" "${folder}/chromium" || true`);
    expect(findChromium(say)).toBe(join(folder, 'chromium'));
    expect(said).toEqual(['No Chromium found: installing it with apt-get (chromium, fonts-noto-cjk).']);
  });

  it.runIf(decidedByPath)('ends in one sentence that says what to do when every way fails', () => {
    putCommand('apt-get', 'echo "E: no network" >&2; exit 100');
    putCommand('npx', 'echo "download failed" >&2; exit 1');
    expect(() => findChromium(say)).toThrow(
      'The browser tests need Chromium and could not get one (download failed): ' +
        'install Chromium or set CHROMIUM_PATH to its executable.',
    );
    expect(said.at(-1)).toContain('playwright-core install chromium');
  });
});
