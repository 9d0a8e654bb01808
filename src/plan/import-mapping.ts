import { KINDS } from '../kinds/kind-list.ts';
import type { KindId } from '../kinds/kind.ts';
import { type CommonColumn, type ExchangeName, type ExchangeWords, isCutName, isNamed } from './exchange-words.ts';

/** What becomes of the attributes of a file (属性对应). Attributes are named as the file names them. */
export interface ImportMapping {
  /** One kind for all, or by the values of an attribute; null leaves features out, `otherwise` is for all other values and for none. */
  readonly kind:
    | { readonly by: 'fixed'; readonly kind: KindId }
    | {
        readonly by: 'field';
        readonly field: string;
        readonly kinds: Readonly<Record<string, KindId | null>>;
        readonly otherwise: KindId | null;
      };
  readonly name: string | null;
  readonly folder: string | null;
  readonly from: string | null;
  readonly until: string | null;
  readonly status: string | null;
  /** Id of a field of a kind → attribute. */
  readonly fields: Readonly<Record<string, string>>;
  /** Whether all other attributes are kept under their own names. */
  readonly keepRest: boolean;
}

/** What is known of an attribute when a mapping is proposed. */
export interface AttributeSummary {
  readonly name: string;
  readonly values: readonly { readonly value: string; readonly count: number }[];
}

/** What is known of a layer when a mapping is proposed. */
export interface LayerSummary {
  readonly fields: readonly AttributeSummary[];
  readonly geometries: { readonly point: number; readonly line: number; readonly polygon: number };
}

/** Names that planners and their software give the common attributes, besides our own. */
const USUAL_NAMES: Readonly<Partial<Record<CommonColumn, readonly string[]>>> = {
  name: ['名', '项目名称', '地块名称', '标注', '标题', 'title', 'label', 'mc', 'xmmc', 'name_zh', 'name_cn'],
  kind: ['类型', '种类', '用途', '规划用途', '要素类别', 'type', 'class', 'category', 'lb', 'lx'],
  folder: ['分组', '组', '图层', 'group', 'layer'],
  from: ['开始年份', '起始年', '建设年份', '实施年份', 'year', 'start'],
  until: ['结束年份', '终止年', '截止年份', 'end'],
  status: ['建设状态', '现状', 'state'],
};

/** Share of features whose value must name a kind, so that an attribute is proposed for it. */
const CONVINCING_SHARE = 0.5;

/**
 * Proposes what the attributes of a layer mean, by their names and by values that name kinds; all of it can be changed.
 * Our own exports, in either language and with names or ids, map back by themselves.
 */
export function proposeImportMapping(layer: LayerSummary, words: ExchangeWords): ImportMapping {
  const taken = new Set<string>();
  const take = (name: ExchangeName): string | null => {
    const found = attributeNamed(layer.fields, name, taken);
    if (found !== null) taken.add(found);
    return found;
  };
  const common = (column: CommonColumn): string | null => {
    const { label, known } = words.column(column);
    return take({ label, known: [...known, ...(USUAL_NAMES[column] ?? [])] });
  };
  const kind = proposeKind(layer, words);
  if (kind.by === 'field') taken.add(kind.field);
  const [name, folder, from] = [common('name'), common('folder'), common('from')];
  const [until, status] = [common('until'), common('status')];
  const fields: Record<string, string> = {};
  for (const field of KINDS.flatMap((one) => one.fields)) {
    if (Object.hasOwn(fields, field.id)) continue;
    const attribute = take(words.field(field));
    if (attribute !== null) fields[field.id] = attribute;
  }
  return { kind, name, folder, from, until, status, fields, keepRest: true };
}

/** The kinds that the values of an attribute name; null for a value that names none. */
export function kindsOfValues(
  { values }: Pick<AttributeSummary, 'values'>,
  words: ExchangeWords,
): Readonly<Record<string, KindId | null>> {
  return Object.fromEntries(values.map(({ value }) => [value, kindNamed(value, words)]));
}

function proposeKind(layer: LayerSummary, words: ExchangeWords): ImportMapping['kind'] {
  let best: { readonly field: AttributeSummary; readonly share: number } | null = null;
  for (const field of layer.fields) {
    let named = 0;
    let all = 0;
    for (const { value, count } of field.values) {
      all += count;
      if (kindNamed(value, words) !== null) named += count;
    }
    // Of two attributes that name kinds, the one that is called so.
    const isCalledSo = isNamed(field.name, words.column('kind'));
    const share = all === 0 ? 0 : named / all + (isCalledSo && named > 0 ? 1 : 0);
    if (share >= CONVINCING_SHARE && share > (best?.share ?? 0)) best = { field, share };
  }
  if (best !== null) {
    const kinds = kindsOfValues(best.field, words);
    return { by: 'field', field: best.field.name, kinds, otherwise: null };
  }
  return { by: 'fixed', kind: usualKind(layer.geometries) };
}

/** What is drawn most of the shape that most features have. */
function usualKind({ point, line, polygon }: LayerSummary['geometries']): KindId {
  return point > Math.max(polygon, line) ? 'place' : 'forest';
}

function kindNamed(value: string, words: ExchangeWords): KindId | null {
  const text = value.trim();
  return KINDS.find(({ id }) => isNamed(text, words.kind(id)))?.id ?? null;
}

/** The attribute of a name; failing that, the only one that a table with short names could have made of it. */
function attributeNamed(
  fields: readonly AttributeSummary[],
  name: ExchangeName,
  taken: ReadonlySet<string>,
): string | null {
  const free = fields.filter((field) => !taken.has(field.name));
  const exact = free.find((field) => field.name === name.label) ?? free.find((field) => isNamed(field.name, name));
  if (exact !== undefined) return exact.name;
  const cut = free.filter((field) => isCutName(field.name, name));
  return cut.length === 1 ? (cut[0]?.name ?? null) : null;
}
