import type { TestProject } from 'vitest/node';
import { findChromium } from './chromium.ts';
import { servePage } from './serve.ts';

declare module 'vitest' {
  // What a browser test gets with `inject('pageUrl')` and `inject('chromiumPath')`.
  interface ProvidedContext {
    readonly pageUrl: string;
    readonly chromiumPath: string;
  }
}

/** Before the browser tests: a Chromium and the built page on a free port; after them, the server is closed. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const write = (line: string): void => void process.stdout.write(`${line}\n`);
  project.provide('chromiumPath', findChromium(write));
  const page = await servePage();
  project.provide('pageUrl', page.url);
  return page.close;
}
