import type { MessageKey } from '../../i18n/messages.ts';
import type { SchemeOperation } from '../../session/scheme-obstacles.ts';
import type { DeskState } from '../desk-state.svelte.ts';

/** One entry of the menu of a scheme. */
export interface SchemeAction {
  readonly id: string;
  readonly title: MessageKey;
  readonly keys?: string;
  /** Why it cannot be done, or null. */
  readonly off: MessageKey | null;
  readonly run: () => void;
}

/** What can be done with a scheme, group by group, in the order of the menu. */
export function schemeActions(view: DeskState, id: string): readonly (readonly SchemeAction[])[] {
  const { schemes } = view.desk;
  const { scenarios } = view.plan;
  const at = scenarios.findIndex((one) => one.id === id);
  const isLocked = scenarios[at]?.locked === true;
  const off = (operation: SchemeOperation): MessageKey | null => {
    if (view.readOnly) return 'command.off.narrow';
    const obstacle = schemes.obstacleTo(operation, id);
    return obstacle === null ? null : `scheme.off.${obstacle}`;
  };
  const isAlone: MessageKey | null = scenarios.length < 2 ? 'scheme.off.no-other' : null;
  const isCurrent = id === view.scenario;
  return [
    [
      {
        id: 'rename',
        title: 'scheme.rename',
        keys: 'F2',
        off: off('rename'),
        run: () => (view.schemeView.renaming = id),
      },
      { id: 'duplicate', title: 'scheme.duplicate', off: off('duplicate'), run: () => schemes.duplicate(id) },
      { id: 'settings', title: 'scheme.settings', off: off('duplicate'), run: () => (view.schemeView.settings = id) },
      {
        id: 'lock',
        title: isLocked ? 'scheme.unlock' : 'scheme.lock',
        off: off('lock'),
        run: () => schemes.setLocked(id, !isLocked),
      },
    ],
    [
      {
        id: 'compare',
        title: isCurrent ? 'scheme.compare-self' : 'scheme.compare',
        off: isAlone,
        run: () => view.compareWith(isCurrent ? null : id),
      },
      {
        id: 'merge',
        title: 'scheme.merge-from',
        off: off('merge'),
        run: () => view.schemeView.openMerge(id, isCurrent ? null : view.scenario),
      },
    ],
    [
      {
        id: 'left',
        title: 'scheme.move-left',
        off: at <= 1 ? (off('move') ?? 'scheme.off.first') : off('move'),
        run: () => schemes.move(id, scenarios[at - 1]?.id ?? null),
      },
      {
        id: 'right',
        title: 'scheme.move-right',
        off: at === scenarios.length - 1 ? (off('move') ?? 'scheme.off.last') : off('move'),
        run: () => schemes.move(id, scenarios[at + 2]?.id ?? null),
      },
    ],
    [
      {
        id: 'remove',
        title: 'scheme.remove',
        keys: 'Del',
        off: off('remove'),
        run: () => (view.schemeView.removing = id),
      },
    ],
  ];
}
