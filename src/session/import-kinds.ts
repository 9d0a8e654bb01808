import type { LayerInspection } from '../../workers/files/api.ts';
import type { Language } from '../i18n/language.ts';
import { KIND_IDS, kindOf } from '../kinds/kind-list.ts';
import type { KindField, KindId } from '../kinds/kind.ts';
import { kindsOfValues, type ImportMapping } from '../plan/import-mapping.ts';
import { exchangeWords } from './exchange-words.ts';

/** How a mapping says of which kind the features are. */
export type ImportKind = ImportMapping['kind'];

/** The kinds that a mapping makes, in the order of the palette. */
export function kindsOfMapping({ kind }: ImportMapping): readonly KindId[] {
  const used = new Set(kind.by === 'fixed' ? [kind.kind] : [...Object.values(kind.kinds), kind.otherwise]);
  return KIND_IDS.filter((id) => used.has(id));
}

/** The fields of some kinds, each once. */
export function fieldsOfKinds(kinds: readonly KindId[]): readonly KindField[] {
  const fields = kinds.flatMap((kind) => kindOf(kind).fields);
  return [...new Map(fields.map((field) => [field.id, field])).values()];
}

/** Kinds by the values of an attribute, as far as the values say what they are; the others are not brought in. */
export function kindByAttribute({ fields }: LayerInspection, name: string, language: Language): ImportKind {
  const field = fields.find((one) => one.name === name);
  const kinds = kindsOfValues(field ?? { values: [] }, exchangeWords(language));
  return { by: 'field', field: name, kinds, otherwise: null };
}

/** The attribute that most likely says the kind: one with values that name kinds, else the text of fewest values. */
export function likelyKindAttribute({ fields }: LayerInspection, language: Language): string | null {
  const words = exchangeWords(language);
  const naming = fields.find((field) => Object.values(kindsOfValues(field, words)).some((kind) => kind !== null));
  const texts = fields.filter(({ type, distinct }) => type === 'text' && distinct > 0);
  const [plainest] = [...texts].sort((one, other) => one.distinct - other.distinct);
  return (naming ?? plainest ?? fields[0])?.name ?? null;
}

/** One kind for all features: the first that the mapping makes, else the first of the shape that most features have. */
export function oneKindFor({ geometries }: LayerInspection, mapping: ImportMapping): ImportKind {
  const [first] = kindsOfMapping(mapping);
  const isPoints = geometries.point > Math.max(geometries.polygon, geometries.line);
  return { by: 'fixed', kind: first ?? (isPoints ? 'place' : 'forest') };
}
