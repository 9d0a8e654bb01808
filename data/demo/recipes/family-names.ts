/** Family names village names are made of. */
export const FAMILY_NAMES: readonly string[] = [
  ...'李王张刘陈杨赵孙周吴徐马胡郭何高罗郑梁宋唐许韩冯邓曹彭曾田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金',
  ...'贾夏付白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴莫孔向常穆康尤芦栗么蒙宁佟门辛齐果',
];
