import type { Plan } from '../../plan/plan.ts';
import { effectiveRules } from './effective-rules.ts';
import { type RuleBook, ruleBook } from './rule-book.ts';
import type { Rule } from './rule.ts';

/**
 * Gives the book of a plan and year. Years with the same rules share a book, and with it what was found; a plan whose rules change has
 * another one, unless they are again those of a book that is still in use.
 */
export function createRuleBooks(
  shipped: readonly Rule[],
  inUse: () => readonly RuleBook[],
): (plan: Pick<Plan, 'rules'>, year: number) => RuleBook {
  const keys = new WeakMap<RuleBook, string>();
  let byYear = new Map<number, RuleBook>();
  let known: { readonly rules: Plan['rules']; readonly all: readonly Rule[] } | null = null;

  return ({ rules }, year) => {
    if (known === null || known.rules !== rules) {
      known = { rules, all: effectiveRules(shipped, rules) };
      byYear = new Map();
    }
    const ofYear = byYear.get(year);
    if (ofYear !== undefined) return ofYear;
    const made = ruleBook(known.all, year);
    const key = JSON.stringify(made.rules);
    const others = [...byYear.values(), ...inUse()];
    const book = others.find((one) => keys.get(one) === key) ?? made;
    keys.set(book, key);
    byYear.set(year, book);
    return book;
  };
}
