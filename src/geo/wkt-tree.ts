/** One element of a WKT text: `KEYWORD["text", 1.5, CHILD[…], …]`. */
export interface WktNode {
  /** Upper case. */
  readonly keyword: string;
  /** Texts and numbers directly inside, in their order; bare words such as `north` count as texts. */
  readonly values: readonly (string | number)[];
  readonly children: readonly WktNode[];
}

/** No description of a coordinate system nests deeper. */
const DEEPEST_NESTING = 32;

const TOKEN = /"((?:[^"]|"")*)"|([[\](),])|([^\s[\](),"]+)/gu;

/**
 * Parses the brackets of a well-known text of a coordinate system (WKT), `[…]` or `(…)`.
 *
 * @returns null when the text is none
 */
export function parseWkt(text: string): WktNode | null {
  const root = openNode('');
  const open = [root];
  let word: string | null = null;
  for (const [, quoted, mark, bare] of text.matchAll(TOKEN)) {
    const current = open.at(-1);
    if (current === undefined) return null;
    if (mark === '[' || mark === '(') {
      if (word === null || open.length > DEEPEST_NESTING) return null;
      const child = openNode(word.toUpperCase());
      current.children.push(child);
      open.push(child);
      word = null;
      continue;
    }
    if (word !== null) current.values.push(valueOf(word));
    word = bare ?? null;
    if (quoted !== undefined) current.values.push(quoted.replaceAll('""', '"'));
    if (mark === ']' || mark === ')') open.pop();
  }
  const [first] = root.children;
  return open.length === 1 && root.children.length === 1 && first !== undefined ? first : null;
}

interface OpenNode {
  keyword: string;
  values: (string | number)[];
  children: OpenNode[];
}

function openNode(keyword: string): OpenNode {
  return { keyword, values: [], children: [] };
}

function valueOf(word: string): string | number {
  const number = Number(word);
  return Number.isNaN(number) ? word : number;
}
