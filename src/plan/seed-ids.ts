/** Ids of the seeds (示例区县), in the order of the start screen; each has a folder `seeds/<id>/`. */
export const SEED_IDS = ['jizhou', 'ningdong', 'xiangyang', 'wansheng', 'dongli', 'nanchang', 'dalian'] as const;
