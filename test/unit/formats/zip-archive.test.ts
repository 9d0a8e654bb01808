import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { writeZip } from '../../../src/formats/zip-archive.ts';

const files = [
  { name: '蓟州方案.plan.json', bytes: new TextEncoder().encode('{"name": "蓟州"}') },
  { name: 'empty.txt', bytes: new Uint8Array(0) },
];

it('gives files and Chinese names back, and the same bytes for the same files', () => {
  const zip = writeZip(files);
  expect(writeZip(files)).toEqual(zip);
  expect(Object.entries(unzipSync(zip)).map(([name, bytes]) => ({ name, bytes: new Uint8Array(bytes) }))).toEqual(
    files,
  );
});

const hasPython = spawnSync('python3', ['--version']).status === 0;

it.runIf(hasPython)('is read by Python, which nobody here wrote (where there is one)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tantu-zip-'));
  try {
    writeFileSync(join(folder, 'a.zip'), writeZip(files));
    const script = 'import zipfile,sys; z=zipfile.ZipFile(sys.argv[1]); print(z.testzip(), ascii(z.namelist()))';
    const said = execFileSync('python3', ['-c', script, join(folder, 'a.zip')], { encoding: 'utf8' });
    expect(said.trim()).toBe(String.raw`None ['\u84df\u5dde\u65b9\u6848.plan.json', 'empty.txt']`);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
