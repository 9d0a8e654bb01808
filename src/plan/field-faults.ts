import { type FieldFault, fieldFault } from '../kinds/field-fault.ts';
import { kindOf } from '../kinds/kind-list.ts';
import type { FeatureProperties } from './plan.ts';

/** All numbers of a feature that its kind cannot have, in the order of its fields. */
export function fieldFaults(properties: FeatureProperties): readonly FieldFault[] {
  return kindOf(properties.kind).fields.flatMap((field) => fieldFault(field, properties[field.id]) ?? []);
}
