import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The part of `package-lock.json` that is read. */
interface LockFile {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

interface LockedPackage {
  readonly version?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly peer?: boolean;
  readonly optional?: boolean;
}

interface Notice {
  /** Name and version. */
  readonly title: string;
  readonly licence: string;
  /** Licence and copyright text as the package ships it. */
  readonly text: string;
}

/** Packages that are tools to us and parts of what we ship: the font for print is cut from one. */
const SHIPPED_TOOLS: ReadonlySet<string> = new Set(['node_modules/@expo-google-fonts/noto-sans-sc']);

/** What the licence of one package asks us to tell beyond its text. */
const REMARKS: Readonly<Record<string, string>> = {
  '@expo-google-fonts/noto-sans-sc':
    'The build cuts Noto Sans SC down to the characters that sheets and reports print (print/tantu-sheet.ttf).',
  'geos-wasm':
    'geos-wasm contains GEOS, which is under the GNU Lesser General Public License. The build keeps it in a script of its ' +
    'own (assets/geos-*.js), unmodified, so that a user may put another version in its place. Its source is at ' +
    'https://github.com/chrispahm/geos-wasm and https://github.com/libgeos/geos.',
};

const HEADER = `Third-party software in Tantu 碳图

Made from package-lock.json by \`npm run notices\`; a test keeps it current. Packages that share a text are listed above it.
`;

const RULE = '='.repeat(100);
const LICENCE_FILE = /^(licen[cs]e|copying|notice|copyright)([._-].*)?$/i;

/**
 * The notice for every package of the production tree, packages with the same text together, in the order of their names.
 *
 * @param root folder that holds `package-lock.json` and `node_modules`
 */
export function writeNotices(root: string): string {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as LockFile;
  const groups = new Map<string, Notice[]>();
  for (const [path, locked] of Object.entries(lock.packages)) {
    if (path === '' || !(isInProduction(locked) || SHIPPED_TOOLS.has(path)) || !existsSync(join(root, path))) continue;
    const notice = readNotice(root, path);
    groups.set(notice.text, [...(groups.get(notice.text) ?? []), notice]);
  }
  const sections = [...groups.values()].map((notices) => formatSection(notices));
  return `${[HEADER, ...sections.sort()].join(`\n${RULE}\n\n`).trimEnd()}\n`;
}

/** Optional packages are bindings for one platform: which of them are installed must not change the text. */
function isInProduction({ dev, devOptional, peer, optional }: LockedPackage): boolean {
  return dev !== true && devOptional !== true && peer !== true && optional !== true;
}

function readNotice(root: string, path: string): Notice {
  const folder = join(root, path);
  const described: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const { name, version, licence, author } = readDescription(described);
  const texts = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && LICENCE_FILE.test(entry.name))
    .map((entry) => entry.name)
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').replace(/\r\n?/g, '\n').trim());
  const credit = author === '' ? '' : `Copyright ${author}. `;
  const text =
    texts.length > 0 ? texts.join('\n\n') : `${credit}The package states the licence ${licence} and ships no text.`;
  const remark = REMARKS[name];
  return { title: `${name} ${version}`, licence, text: remark === undefined ? text : `${remark}\n\n${text}` };
}

function readDescription(described: unknown): { name: string; version: string; licence: string; author: string } {
  const read = (key: string): unknown =>
    typeof described === 'object' && described !== null ? Reflect.get(described, key) : undefined;
  const text = (value: unknown, member: string): string => {
    if (typeof value === 'string') return value;
    const inner: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, member) : undefined;
    return typeof inner === 'string' ? inner : '';
  };
  return {
    name: text(read('name'), 'name'),
    version: text(read('version'), 'version'),
    licence: text(read('license'), 'type') || 'not stated',
    author: text(read('author'), 'name'),
  };
}

function formatSection(notices: readonly Notice[]): string {
  const titles = [...new Set(notices.map(({ title, licence }) => `${title} (${licence})`))].sort();
  return `${titles.join('\n')}\n\n${notices[0]?.text ?? ''}\n`;
}
