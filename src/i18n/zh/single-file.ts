/** The single file for showing a plan: writing it, and the page that it is. */
export const singleFile = {
  'viewer.read-only': '单文件演示，只读',
  'command.off.viewer': '这是单文件演示，只能看，不能改',
  'viewer.no-map': '浏览器没有开启 WebGL 2。目标、表格和汇报里的数字照样能看，换方案、换年份也照样重算，只是没有地图。',
  'single-file.open': '导出单文件演示…',
  'single-file.title': '导出单文件演示',
  'single-file.text':
    '一个 HTML 文件，装着地图、底图、全部方案、规划年和汇报章节。拷到优盘，用浏览器打开就能看，不要服务器，也不联网；换方案、换年份，数字照样重算。只能看，不能改。',
  'single-file.with-names': '带上图斑的编号、坐落等属性',
  'single-file.names-note':
    '不带时只留算数要用的树种、林龄、蓄积等。图斑的边界和地类总在文件里，拿到文件的人都能读出来。',
  'single-file.terrain-note':
    '高程数据不装进文件，文件因此小得多。指标数字不变；坡度规则在演示里列为未查，冲突可能比这里少。',
  'single-file.waiting': '数字还在算，算完就打包',
  'single-file.packing': '正在打包，第 {done} 份，共 {total} 份',
  'single-file.size': '文件大小 {size} 兆字节，{parcels} 个图斑',
  'single-file.size-no-land': '文件大小 {size} 兆字节，没有地类图斑',
  'single-file.save': '保存文件',
  'single-file.cancel': '取消',
  'single-file.again': '重试',
  'single-file.failed': '没有打包成：{message}。方案没有变，可以重试',
  'single-file.no-viewer': '读不到演示页面，可能是程序没有装完整。重新安装后再试',
  'single-file.file-name': '{plan} 演示.html',
} as const;
