import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeNotices } from './notices.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const file = 'data/public/third-party-notices.txt';
writeFileSync(join(root, file), writeNotices(root));
console.log(`${file} written`);
