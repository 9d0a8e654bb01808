import { readWkt, type WktContent } from './read-wkt.ts';

/** One question of the GEOS/JTS test suite: operands, operation and the answer it expects. */
export interface SuiteQuestion {
  readonly title: string;
  /** In lower case, without the `NG` and `SR` of its variants. */
  readonly operation: string;
  readonly first: WktContent;
  readonly second: WktContent | null;
  /** A number that the operation takes: a distance or tolerance. */
  readonly parameter: number;
  /** Whether the answer was computed on a grid of whole units. */
  readonly onGrid: boolean;
  /** As it is in the file: well-known text, or `true` and `false`. */
  readonly expected: string;
}

/** Reads a file of the suite: cases with operands in well-known text, each with a few questions. */
export function readGeosSuite(xml: string): SuiteQuestion[] {
  const text = xml.replace(/<!--[\s\S]*?-->/g, '');
  const isGrid = /<precisionModel[^>]*scale=/i.test(text);
  return matches(text, /<case>([\s\S]*?)<\/case>/g).flatMap(([body = ''], index) => {
    const operands = new Map<string, WktContent>();
    for (const name of ['a', 'b']) {
      const [operand] = matches(body, new RegExp(`<${name}>([\\s\\S]*?)</${name}>`, 'g'))[0] ?? [];
      if (operand !== undefined) operands.set(name, readWkt(operand));
    }
    const description = (matches(body, /<desc>([\s\S]*?)<\/desc>/g)[0]?.[0] ?? '').trim().replace(/\s+/g, ' ');
    return matches(body, /<op\s([^>]*)>([\s\S]*?)<\/op>/g).map(([attributes = '', expected = '']) => {
      const attribute = (name: string): string =>
        (new RegExp(`${name}\\s*=\\s*["']([^"']*)["']`).exec(attributes)?.[1] ?? '').toLowerCase();
      const name = attribute('name');
      const first = operands.get(attribute('arg1'));
      if (first === undefined) throw new Error(`case ${index + 1} lacks its first operand`);
      return {
        title: `${index + 1} ${description}: ${name}`,
        operation: name.replace(/(ng|sr)$/, ''),
        first,
        second: operands.get(attribute('arg2')) ?? null,
        parameter: Number(attribute('arg2')),
        onGrid: isGrid || name.endsWith('sr'),
        expected: expected.trim(),
      };
    });
  });
}

function matches(text: string, pattern: RegExp): string[][] {
  return Array.from(text.matchAll(pattern), ([, ...groups]) => groups);
}
