import { createMemo, createSignal, For, Show, untrack, type JSX } from 'solid-js';
import type { ComboChoice, ComboSlot } from '../../../shared/domain/catalogue/catalogue.ts';
import type { Choice } from '../../../shared/domain/catalogue/choice.ts';
import { checkCombo, defaultPicks, freezeCombo, pickOf, type ComboPick } from '../../../shared/domain/catalogue/combo.ts';
import { itemById } from '../../../shared/domain/catalogue/menu-index.ts';
import { grossOf } from '../../../shared/domain/order/gross.ts';
import { chooserTexts } from '../../i18n/chooser.ts';
import { nameIn } from '../../i18n/dictionary.ts';
import { useSession } from '../../session/session.ts';
import { createStock, isItemOut } from '../../session/stock.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useAmounts } from '../order-parts/amounts.ts';
import { ChoiceGroups } from './choice-groups.tsx';
import { faultWords, ruleWords } from './choice-words.ts';
import { ChooserFoot } from './chooser-foot.tsx';
import styles from './chooser.module.css';
import type { ChooserProps } from './chooser.tsx';
import { togglePick } from './combo-picks.ts';

/** What goes into a combo, place by place, with each part's own options below it. */
export function ComboChooser(props: ChooserProps): JSX.Element {
  const session = useSession();
  const { amount } = useAmounts();
  const [picks, setPicks] = createSignal<readonly ComboPick[]>(untrack(() => defaultPicks(session.catalogue(), props.item)));
  const [milli, setMilli] = createSignal(1_000);
  const [tried, setTried] = createSignal(false);
  const stock = createStock(session);
  let content!: HTMLDivElement;

  const faults = createMemo(() => checkCombo(session.catalogue(), props.item, picks()));
  const frozen = createMemo(() => freezeCombo(session.catalogue(), props.item, picks(), props.actions.prices(), milli()));
  const total = (): number => frozen().lines.reduce((all, line) => all + grossOf(line.item, line.quantityMilli), 0);
  const picked = (slot: ComboSlot): readonly ComboPick[] => picks().filter(({ slotId }) => slotId === slot.id);
  const isPicked = (slot: ComboSlot, option: ComboChoice): boolean => picked(slot).some(({ choiceId }) => choiceId === option.id);
  const productOf = (option: ComboChoice) => itemById(session.catalogue(), option.itemId);
  /** What the branch is out of says so and may be sold all the same. */
  const isThere = (option: ComboChoice): boolean => {
    const item = productOf(option);
    return item?.available === true && !isItemOut(stock, item) && !stock.isOut(option.sizeId);
  };
  const optionName = (option: ComboChoice): string => {
    const item = productOf(option);
    const size = item?.sizes.find(({ id }) => id === option.sizeId);
    return item ? [nameIn(item.name), size ? nameIn(size.name) : ''].filter(Boolean).join(', ') : option.itemId;
  };
  const setChoice = (slotId: string, choiceId: string, choice: Choice): void => {
    setPicks((all) => all.map((pick) => (pick.slotId === slotId && pick.choiceId === choiceId ? { ...pick, choice } : pick)));
  };

  const go = async (): Promise<void> => {
    if (faults().length > 0) {
      setTried(true);
      queueMicrotask(() => content.querySelector('[data-missing]')?.scrollIntoView({ block: 'center', behavior: 'smooth' }));
      return;
    }
    const command = frozen();
    props.onDone();
    await props.actions.act({ type: 'add-combo', ...command });
  };

  return (
    <Dialog
      title={nameIn(props.item.name)}
      shape="full"
      wide
      onClose={props.onClose}
      actions={
        <ChooserFoot
          quantityMilli={milli()} weighed={false} onQuantity={setMilli} total={total()} confirm={chooserTexts().add} onConfirm={() => void go()}
          missing={faults().length > 0 ? faultWords(faults()[0]!) : null}
        />
      }
    >
      <div class={styles['groups']} ref={content}>
        <For each={props.item.slots}>
          {(slot) => {
            const missing = (): number => Math.max(0, slot.min - picked(slot).length);
            return (
              <section data-missing={missing() > 0 ? '' : undefined}>
                <header class={styles['head']}>
                  <h3>{nameIn(slot.name)}</h3>
                  <span class={styles['rule']} classList={{ [styles['fault'] ?? '']: tried() && missing() > 0 }}>
                    {tried() && missing() > 0 ? chooserTexts().missing(missing()) : ruleWords(slot)}
                  </span>
                </header>
                <div class={styles['options']} role="group" aria-label={nameIn(slot.name)}>
                  <For each={slot.choices}>
                    {(option) => (
                      <Button
                        size="large"
                        class={styles['tap']}
                        pressed={isPicked(slot, option)}
                        disabled={productOf(option)?.available !== true && !isPicked(slot, option)}
                        onClick={() => setPicks((all) => togglePick(all, slot, pickOf(session.catalogue(), slot, option)))}
                      >
                        <span class={styles['name']}>{optionName(option)}</span>
                        <Show when={isThere(option) ? (option.extra === 0 ? '' : `+${amount(option.extra)}`) : chooserTexts().out}>
                          {(words) => <span class={`money ${styles['price']}`}>{words()}</span>}
                        </Show>
                      </Button>
                    )}
                  </For>
                </div>
                <For each={slot.choices.filter((option) => isPicked(slot, option))}>
                  {(option) => (
                    <Show when={productOf(option)}>
                      {(item) => (
                        <div class={`${styles['nested']} ${styles['parts']}`}>
                          <ChoiceGroups
                            item={item()} tried={tried()}
                            choice={picked(slot).find(({ choiceId }) => choiceId === option.id)?.choice ?? { sizeId: null, options: [], openPrice: null }}
                            onChoice={(choice) => setChoice(slot.id, option.id, choice)}
                          />
                        </div>
                      )}
                    </Show>
                  )}
                </For>
              </section>
            );
          }}
        </For>
      </div>
    </Dialog>
  );
}
