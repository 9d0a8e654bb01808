import { z } from 'zod';
import { KIND_IDS } from '../kinds/kind-list.ts';
import type { Chapter, PlanView } from './chapter.ts';

const text = z.string().min(1);
const degrees = (limit: number) => z.number().min(-limit).max(limit);

const figureSchema = z.looseObject({
  indicator: text,
  group: text.exactOptional(),
  zone: text.exactOptional(),
});

/** Form of one chapter of a report (汇报章节); members it does not know pass through unchanged. */
export const chapterSchema = z
  .looseObject({
    type: z.literal('chapter'),
    id: text,
    title: z.string(),
    text: z.string(),
    notes: z.string().exactOptional(),
    scenario: text,
    year: z.int().min(1900).max(2200),
    camera: z.looseObject({ bounds: z.tuple([degrees(180), degrees(90), degrees(180), degrees(90)]) }).exactOptional(),
    layers: z.record(z.string(), z.boolean()).exactOptional(),
    colours: text.exactOptional(),
    figures: z.array(figureSchema).exactOptional(),
    highlight: z
      .looseObject({
        features: z.array(text).exactOptional(),
        kinds: z.array(z.enum(KIND_IDS)).exactOptional(),
        target: text.exactOptional(),
      })
      .exactOptional(),
  })
  .meta({
    title: 'Chapter of a report (汇报章节)',
    description:
      'text: a line is a paragraph; live numbers as {indicator[:group] | scheme | year | zone}, parts left out follow the screen. camera: degrees that must be in sight. layers: by id, those not named stay as they are. Entries of views of any other form are kept.',
  });

/** Is this entry of `views` a chapter that this version can show? */
export function isChapter(view: PlanView | undefined): view is Chapter {
  return chapterSchema.safeParse(view).success;
}

/** The chapters among the entries of `views`, in their order; of several with one id the first. */
export function chaptersOf(views: readonly PlanView[]): readonly Chapter[] {
  const seen = new Set<string>();
  return views.filter(isChapter).filter(({ id }) => !seen.has(id) && seen.add(id));
}

/** Does an entry call itself a chapter and is none? Then its author is told. */
export function isBrokenChapter(view: PlanView): boolean {
  const isCalledChapter = typeof view === 'object' && view !== null && 'type' in view && view.type === 'chapter';
  return isCalledChapter && !isChapter(view);
}
