import { kindOf } from '../../kinds/kind-list.ts';
import type { KindId } from '../../kinds/kind.ts';
import type { LandBase } from '../land-base.ts';
import { landOutcome } from '../land-change.ts';
import { codesOf } from '../rules/land-under.ts';
import type { Rule } from '../rules/rule.ts';
import type { EligibleCause, EligibleVerdict } from './eligible-land.ts';
import { useInTheWay } from './present-use.ts';

/** What the class of a parcel alone says of a kind. */
export interface ParcelVerdict {
  readonly verdict: EligibleVerdict;
  /** Strictest first. */
  readonly causes: readonly { readonly cause: EligibleCause; readonly verdict: 'conditional' | 'forbidden' }[];
}

/** Tells what a parcel says of one kind, by its class and by whether it counts as forest. */
export type ParcelVerdicts = (parcel: number) => ParcelVerdict;

const NOTHING_KNOWN: ParcelVerdict = { verdict: 'unknown', causes: [] };

/**
 * Lays out what rules about land classes and the evaluation itself say (地类准入): land on which the kind would not count, such as forest on
 * forest or on water, is left out as well; a present use that has to end first is a condition.
 *
 * @param rules those that concern the kind
 */
export function parcelVerdicts(kind: KindId, rules: readonly Rule[], base: LandBase): ParcelVerdicts {
  const { land, classes, forestMarks } = base;
  const ofLand = rules.flatMap(({ id, against, verdict }) => {
    const prefixes = against.flatMap((one) => ('land' in one ? one.land : []));
    if (prefixes.length === 0 || verdict === 'allowed') return [];
    return [{ cause: { rule: id }, verdict, codes: codesOf(prefixes, classes) }];
  });
  const effect = kindOf(kind).landEffect;
  const planned = effect === null ? null : classes.plannedClass(effect.class);
  const byForest = [false, true].map((isForest) =>
    land.classCodes.map((code): ParcelVerdict => {
      const from = classes.classOf(code);
      const found: ParcelVerdict['causes'][number][] = ofLand
        .filter(({ codes }) => codes.has(code))
        .map(({ cause, verdict }) => ({ cause, verdict }));
      if (planned !== null) {
        const outcome = landOutcome({ from, isForest, onFarmlandLine: false }, planned);
        if (!outcome.turns) found.push({ cause: { notCounted: outcome.reason }, verdict: 'forbidden' });
      }
      const use = from === null ? null : useInTheWay(kind, from.group);
      if (use !== null && !found.some(isBan)) found.push({ cause: { use }, verdict: 'conditional' });
      const causes = found.toSorted((a, b) => Number(isBan(b)) - Number(isBan(a)));
      // What rules would say of a class that nobody knows is not known either.
      const otherwise = from === null && (ofLand.length > 0 || planned !== null) ? 'unknown' : 'allowed';
      return { verdict: causes[0]?.verdict ?? otherwise, causes };
    }),
  );
  return (parcel) => byForest[forestMarks[parcel] === 1 ? 1 : 0]?.[land.classIndex[parcel] ?? 0] ?? NOTHING_KNOWN;
}

function isBan({ verdict }: { readonly verdict: 'conditional' | 'forbidden' }): boolean {
  return verdict === 'forbidden';
}
