/** Family names village names are made of. */
export const FAMILY_NAMES: readonly string[] = [
  '李 王 张 刘 陈 杨 赵 孙 周 吴 徐 马 胡 郭 何 高 罗 郑 梁 宋 唐 许 韩 冯 邓 曹 彭 曾 田 董 潘 袁 蔡 蒋 余 于 杜 叶 程 魏 苏 吕 丁 任 卢 姚 沈 钟 姜 崔',
  '谭 陆 范 汪 廖 石 金 贾 夏 付 白 邹 孟 熊 秦 邱 江 尹 薛 闫 段 雷 侯 龙 史 陶 黎 贺 顾 毛 郝 龚 邵 万 钱 严 武 戴 莫 孔 向 常 穆 康 尤 芦 栗 么 蒙 宁',
  '佟 门 辛 齐 果',
].flatMap((line) => line.split(' '));
