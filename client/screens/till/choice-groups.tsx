import Minus from 'lucide-solid/icons/minus';
import { For, Show, type JSX } from 'solid-js';
import type { CatalogueItem, ModifierOption } from '../../../shared/domain/catalogue/catalogue.ts';
import { choose, chosenIn, countIn, groupsAsked, type Choice, type GroupAsked } from '../../../shared/domain/catalogue/choice.ts';
import { chooserTexts } from '../../i18n/chooser.ts';
import { nameIn } from '../../i18n/dictionary.ts';
import { useSession } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { useAmounts } from '../order-parts/amounts.ts';
import { ruleWords } from './choice-words.ts';
import styles from './chooser.module.css';

export type ChoiceGroupsProps = {
  readonly item: CatalogueItem;
  readonly choice: Choice;
  readonly onChoice: (choice: Choice) => void;
  /** Somebody wanted to go on: what is missing is marked. */
  readonly tried: boolean;
};

/** Every group there is to choose from, those inside a chosen option right below it. */
export function ChoiceGroups(props: ChoiceGroupsProps): JSX.Element {
  const session = useSession();
  const asked = (): readonly GroupAsked[] => groupsAsked(session.catalogue(), props.item, props.choice);
  // Keyed by what identifies a group in the dialog, so that a tap repaints one button and not the list.
  const keys = (): readonly string[] => asked().map(({ group, parent }) => `${parent ?? ''}/${group.id}`);
  const byKey = (key: string): GroupAsked | undefined => asked().find(({ group, parent }) => `${parent ?? ''}/${group.id}` === key);
  return (
    <For each={keys()}>
      {(key) => <Show when={byKey(key)}>{(one) => <Group {...props} asked={one()} />}</Show>}
    </For>
  );
}

function Group(props: ChoiceGroupsProps & { readonly asked: GroupAsked }): JSX.Element {
  const session = useSession();
  const { amount } = useAmounts();
  const group = () => props.asked.group;
  const count = (): number => countIn(props.choice, group().id, props.asked.parent);
  const countOf = (option: ModifierOption): number => chosenIn(props.choice, group().id, props.asked.parent).find(({ optionId }) => optionId === option.id)?.count ?? 0;
  const missing = (): number => Math.max(0, Math.min(group().min, group().options.reduce((all, { most }) => all + most, 0)) - count());
  const full = (): boolean => group().max > 1 && count() >= group().max;
  const set = (option: ModifierOption, next: number): void =>
    props.onChoice(choose(session.catalogue(), props.choice, group(), props.asked.parent, option, next));
  const tap = (option: ModifierOption): void => {
    const chosen = countOf(option);
    if (chosen === 0 || (option.most > chosen && group().max > 1)) {
      if (!full()) set(option, chosen + 1);
    } else if (option.most === 1 || group().max === 1) {
      // One of one that must be chosen is changed by tapping another, not by tapping it away.
      if (!(group().min === 1 && group().max === 1)) set(option, 0);
    }
  };
  const price = (option: ModifierOption): string => {
    if (option.price === 0) return '';
    if (group().free > count() && countOf(option) === 0) return chooserTexts().free;
    return `${option.price > 0 ? '+' : ''}${amount(option.price)}`;
  };
  return (
    <section class={styles['group']} classList={{ [styles['nested'] ?? '']: props.asked.parent !== null }} data-missing={missing() > 0 ? '' : undefined}>
      <header class={styles['head']}>
        <h3>{nameIn(group().name)}</h3>
        <span class={styles['rule']} classList={{ [styles['fault'] ?? '']: props.tried && missing() > 0 }}>
          {props.tried && missing() > 0 ? chooserTexts().missing(missing()) : ruleWords(group())}
        </span>
      </header>
      <div class={styles['options']} role="group" aria-label={nameIn(group().name)}>
        <For each={group().options}>
          {(option) => (
            <div class={styles['option']}>
              <Button
                size="large"
                class={styles['tap']}
                pressed={countOf(option) > 0}
                disabled={(!option.available && countOf(option) === 0) || (full() && countOf(option) === 0)}
                onClick={() => tap(option)}
              >
                <span class={styles['name']}>{nameIn(option.name)}<Show when={countOf(option) > 1}> ×{countOf(option)}</Show></span>
                <Show when={option.available ? price(option) : chooserTexts().out}>{(words) => <span class={`money ${styles['price']}`}>{words()}</span>}</Show>
              </Button>
              <Show when={option.most > 1 && group().max > 1 && countOf(option) > 0}>
                <Button size="square" class={styles['less']} aria-label={chooserTexts().fewer(nameIn(option.name))} onClick={() => set(option, countOf(option) - 1)}><Minus size={22} /></Button>
              </Show>
            </div>
          )}
        </For>
      </div>
    </section>
  );
}
