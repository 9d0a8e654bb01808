import type { AttributeColumn } from './attribute-column.ts';
import { growableFloat64, growableUint32 } from './growable.ts';

/** Collects one attribute row by row; decides at the end whether it is a column of numbers or of texts. */
export interface AttributeBuilder {
  /** The next row's value; null or empty text = missing. */
  push(value: string | number | null): void;
  finish(): AttributeColumn;
}

/** A builder for texts; numbers pushed into it are kept as they are written. */
export function textAttributeBuilder(): AttributeBuilder {
  const codes = growableUint32();
  const dictionary: string[] = [];
  const known = new Map<string, number>();
  return {
    push(value) {
      if (value === null || value === '') {
        codes.push(0);
        return;
      }
      const text = String(value);
      let code = known.get(text);
      if (code === undefined) {
        dictionary.push(text);
        code = dictionary.length;
        known.set(text, code);
      }
      codes.push(code);
    },
    finish: () => ({ type: 'text', codes: codes.finish(), dictionary }),
  };
}

/** A builder for numbers; a text that is no finite number counts as missing. */
export function numberAttributeBuilder(): AttributeBuilder {
  const values = growableFloat64();
  const present = growableUint32();
  return {
    push(value) {
      const number = value === null || value === '' ? Number.NaN : Number(value);
      const isPresent = Number.isFinite(number);
      values.push(isPresent ? number : 0);
      present.push(isPresent ? 1 : 0);
    },
    finish: () => ({ type: 'number', values: values.finish(), present: new Uint8Array(present.finish()) }),
  };
}
