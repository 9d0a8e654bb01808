/** Names of the third survey classes (三调 工作分类) the builder uses, by code. */
const CLASS_NAMES: Readonly<Record<string, string>> = {
  '0101': '水田',
  '0102': '水浇地',
  '0103': '旱地',
  '0201': '果园',
  '0202': '茶园',
  '0204': '其他园地',
  '0301': '乔木林地',
  '0302': '竹林地',
  '0305': '灌木林地',
  '0307': '其他林地',
  '0401': '天然牧草地',
  '0404': '其他草地',
  '05H1': '商业服务业设施用地',
  '0508': '物流仓储用地',
  '0601': '工业用地',
  '0602': '采矿用地',
  '0701': '城镇住宅用地',
  '0702': '农村宅基地',
  '08H1': '机关团体新闻出版用地',
  '08H2': '科教文卫用地',
  '0809': '公用设施用地',
  '0810': '公园与绿地',
  '1001': '铁路用地',
  '1003': '公路用地',
  '1004': '城镇村道路用地',
  '1006': '农村道路',
  '1101': '河流水面',
  '1102': '湖泊水面',
  '1103': '水库水面',
  '1104': '坑塘水面',
  '1105': '沿海滩涂',
  '1106': '内陆滩涂',
  '1107': '沟渠',
  '1108': '沼泽地',
  '1202': '设施农用地',
  '1204': '盐碱地',
  '1205': '沙地',
  '1206': '裸土地',
};

/** Name of a class; throws for a code that is not in the list, which is a slip in a recipe. */
export function classNameOf(code: string): string {
  const name = CLASS_NAMES[code];
  if (name === undefined) throw new Error(`unknown class ${code}`);
  return name;
}
