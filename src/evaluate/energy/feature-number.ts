import { fieldFault } from '../../kinds/field-fault.ts';
import { kindOf } from '../../kinds/kind-list.ts';
import type { PlanFeature } from '../../plan/plan.ts';
import type { NoValue } from '../measure.ts';

/**
 * The number that a feature states in a field (填报数); null where it states none. What is no number, or lies outside the bounds of
 * the field (negative power, more than 8 760 hours), is refused with its reason and never used.
 */
export function featureNumber({ id, properties }: PlanFeature, field: string): number | null | NoValue {
  const value = properties[field];
  if (value === undefined || value === null || value === '') return null;
  const known = kindOf(properties.kind).fields.find((one) => one.id === field);
  const isUsable = known === undefined ? Number.isFinite(value) : fieldFault(known, value) === null;
  if (typeof value === 'number' && isUsable) return value;
  return {
    code: 'feature-value-refused',
    details: {
      feature: id,
      name: properties.name,
      field,
      value: typeof value === 'number' || typeof value === 'string' ? value : JSON.stringify(value),
    },
  };
}

/** The number that a feature states in a field; a reason where it states none. */
export function neededNumber(feature: PlanFeature, field: string): number | NoValue {
  const { id, properties } = feature;
  const details = { feature: id, name: properties.name, field };
  return featureNumber(feature, field) ?? { code: 'feature-value-missing', details };
}
