import type { SeedFiles } from '../session/ports.ts';

/** Seeds as static files beside the page: `seeds/<id>/…`, and their demo bases under `demo/<id>/…`. */
export function createSeedFetcher(pageUrl: string): SeedFiles {
  const urlOf = (folder: string, id: string, file: string): string => new URL(`${folder}/${id}/${file}`, pageUrl).href;
  return {
    readSeedFile: (id, file) => fetchText(urlOf('seeds', id, file)),
    readDemoFile: (id, file) => fetchText(urlOf('demo', id, file)),
    demoUrl: (id, file) => urlOf('demo', id, file),
  };
}

async function fetchText(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${String(response.status)}`);
  return response.text();
}
