/** Languages of the page and of everything that is written out; 中文 is the source. */
export type Language = 'zh' | 'en';
