import type { KindField } from './kind.ts';

/** A number of a feature that its field cannot have (填报数不可用): it stays in the plan and is counted nowhere. */
export interface FieldFault {
  readonly field: KindField;
  /** As the plan has it. */
  readonly value: string | number;
  readonly code: 'not-a-number' | 'too-small' | 'out-of-range';
}

/** What is wrong with a value of a number field; null for one that can be used, and for an empty one. */
export function fieldFault(field: KindField, value: unknown): FieldFault | null {
  if (field.input !== 'number' || value === undefined || value === null || value === '') return null;
  const { minimum, maximum } = field;
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    return { field, value: typeof value === 'string' ? value : JSON.stringify(value), code: 'not-a-number' };
  }
  if (value >= (minimum ?? -Infinity) && value <= (maximum ?? Infinity)) return null;
  return { field, value, code: maximum === null ? 'too-small' : 'out-of-range' };
}
