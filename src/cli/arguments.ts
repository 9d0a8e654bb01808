/** Command-line words sorted into positions and options. */
export interface ParsedArguments {
  readonly positions: readonly string[];
  readonly values: ReadonlyMap<string, string>;
  readonly flags: ReadonlySet<string>;
}

/** Which options a command knows; anything else is refused, so that a typo is not silently ignored. */
export interface ArgumentRules {
  /** Options that take a value, without the leading `--`. */
  readonly values: readonly string[];
  /** Options without a value. */
  readonly flags: readonly string[];
  /** Short forms of options that take a value: letter → name. */
  readonly short?: Readonly<Record<string, string>>;
}

/** `--name` or `--name=value`; the value may hold equals signs. */
const OPTION = /^--([^=]*)(=(.*))?$/su;

/** Sorts arguments; on a wrong one returns the sentence that says which. */
export function parseArguments(
  words: readonly string[],
  rules: ArgumentRules,
): { readonly ok: true; readonly value: ParsedArguments } | { readonly ok: false; readonly problem: string } {
  const positions: string[] = [];
  const values = new Map<string, string>();
  const flags = new Set<string>();
  for (let at = 0; at < words.length; at += 1) {
    const word = longForm(words[at] ?? '', rules);
    if (!word.startsWith('--')) {
      positions.push(word);
      continue;
    }
    const [, name = '', , inline] = OPTION.exec(word) ?? [];
    if (rules.flags.includes(name) && inline === undefined) {
      flags.add(name);
    } else if (rules.values.includes(name)) {
      const value = inline ?? words[(at += 1)];
      if (value === undefined) return { ok: false, problem: `Option --${name} needs a value.` };
      values.set(name, value);
    } else {
      const known = [...rules.values, ...rules.flags].map((one) => `--${one}`).join(', ');
      return {
        ok: false,
        problem: `Unknown option ${word}. This command knows ${known === '' ? 'no options' : known}.`,
      };
    }
  }
  return { ok: true, value: { positions, values, flags } };
}

/** `-o` as `--out`, where the rules say so; any other word as it is, also one that begins with a dash. */
function longForm(word: string, { short = {} }: ArgumentRules): string {
  const name = /^-[a-z]$/u.test(word) ? short[word.slice(1)] : undefined;
  return name === undefined ? word : `--${name}`;
}
