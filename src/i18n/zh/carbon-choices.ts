/** Which value of carbon is told, the simulation, and what carbon is worked out with. */
export const carbonChoices = {
  'carbon.section.values': '取值与区间',
  'carbon.value-choice': '取值',
  'carbon.value.central': '估计值',
  'carbon.value.conservative': '保守值',
  'carbon.value-note.central': '各因子取表中的值',
  'carbon.value-note.conservative': '取 95 % 区间的下端：碳汇往少算，损失往多算；有模拟结果时按模拟的下端',
  'carbon.column.propagated': '误差传播 95 % 区间',
  'carbon.column.simulated': '蒙特卡洛 95 % 区间',
  'carbon.column.mean': '平均',
  'carbon.column.median': '中位数',
  'carbon.simulation.run': '蒙特卡洛 {draws} 次',
  'carbon.simulation.stop': '停止',
  'carbon.simulation.none': '还没有模拟',
  'carbon.simulation.working': '正在抽样…',
  'carbon.simulation.old': '方案或年份变了，上次的模拟不再显示。再运行一次。',
  'carbon.simulation.failed': '模拟没有算完，误差传播的区间不受影响。',
  'carbon.simulation.note':
    '每个因子按自己的分布抽样，同一因子处处同一抽样（IPCC 2006 第 1 卷第 3 章方法 2）；种子 {seed}，再运行结果相同。',
} as const;
