import { createMemo, createSignal, For, Show, untrack, type JSX } from 'solid-js';
import { isCombo, type CatalogueItem, type ItemSize } from '../../../shared/domain/catalogue/catalogue.ts';
import { checkChoice, defaultChoice, type Choice } from '../../../shared/domain/catalogue/choice.ts';
import { freezeItem } from '../../../shared/domain/catalogue/freeze.ts';
import { openGroups } from '../../../shared/domain/catalogue/menu-index.ts';
import { listsInForce, priceUnder } from '../../../shared/domain/catalogue/price-list.ts';
import type { OrderCommand } from '../../../shared/domain/order/command.ts';
import type { Line } from '../../../shared/domain/order/state.ts';
import { grossOf } from '../../../shared/domain/order/gross.ts';
import { chooserTexts } from '../../i18n/chooser.ts';
import { language, nameIn } from '../../i18n/dictionary.ts';
import { currencyOf, formatTyped, parseAmount } from '../../i18n/money.ts';
import { useSession } from '../../session/session.ts';
import { createStock } from '../../session/stock.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Keypad } from '../../ui/keypad.tsx';
import { typeKey } from '../../ui/typed-number.ts';
import { useAmounts } from '../order-parts/amounts.ts';
import { ChoiceGroups } from './choice-groups.tsx';
import { choiceOf, faultWords, ruleWords } from './choice-words.ts';
import { ChooserFoot } from './chooser-foot.tsx';
import styles from './chooser.module.css';
import { ComboChooser } from './combo-chooser.tsx';
import type { TillActions } from './till-actions.ts';

export type ChooserProps = {
  readonly item: CatalogueItem;
  /** Changed instead of adding another. */
  readonly line?: Line;
  /** What was weighed before; one piece when absent. */
  readonly quantityMilli?: number;
  readonly actions: TillActions;
  /** It was added or changed. */
  readonly onDone: () => void;
  readonly onClose: () => void;
};

/** What a guest wants of a product: size, options, price where it is open. Says what is missing instead of refusing. */
export default function Chooser(props: ChooserProps): JSX.Element {
  return <Show when={isCombo(props.item)} fallback={<ProductChooser {...props} />}><ComboChooser {...props} /></Show>;
}

function ProductChooser(props: ChooserProps): JSX.Element {
  const session = useSession();
  const { amount } = useAmounts();
  const [choice, setChoice] = createSignal<Choice>(untrack(() => (props.line
    ? choiceOf(props.line.item, props.item.openPrice ? props.line.item.unitPrice : null)
    : defaultChoice(session.catalogue(), props.item))));
  const [milli, setMilli] = createSignal(untrack(() => props.line?.quantityMilli ?? props.quantityMilli ?? 1_000));
  const [tried, setTried] = createSignal(false);
  const [typed, setTyped] = createSignal('');
  const stock = createStock(session);
  let content!: HTMLDivElement;

  const currency = (): string => session.settings().currency;
  const faults = createMemo(() => checkChoice(session.catalogue(), props.item, choice()));
  const lists = createMemo(() => listsInForce(session.catalogue(), props.actions.prices()));
  const frozen = createMemo(() => freezeItem(session.catalogue(), props.item, choice(), props.actions.prices()));
  /** Nothing but sizes: the tap on one is the whole answer. */
  const onlySizes = (): boolean => props.line === undefined && !props.item.openPrice && openGroups(session.catalogue(), props.item.modifierGroups).length === 0;

  const go = async (): Promise<void> => {
    if (faults().length > 0) {
      setTried(true);
      queueMicrotask(() => content.querySelector('[data-missing]')?.scrollIntoView({ block: 'center', behavior: 'smooth' }));
      return;
    }
    const line = untrack(() => props.line);
    const add: OrderCommand = {
      type: 'add-item', item: frozen(), quantityMilli: milli(), note: line?.note ?? '',
      ...(line && { seat: line.seat, course: line.course, guestNote: line.guestNote }),
    };
    const commands: readonly OrderCommand[] = line ? [{ type: 'void-line', lineId: line.lineId, reason: '' }, add] : [add];
    props.onDone();
    await props.actions.act(...commands);
  };
  const pickSize = (size: ItemSize): void => {
    setChoice((old) => ({ ...old, sizeId: size.id }));
    if (onlySizes()) void go();
  };
  const type = (text: string): void => {
    setTyped(text);
    setChoice((old) => ({ ...old, openPrice: text === '' ? null : parseAmount(text, currency()) }));
  };

  return (
    <Dialog
      title={nameIn(props.item.name)}
      shape="full"
      wide
      onClose={props.onClose}
      actions={
        <ChooserFoot
          quantityMilli={milli()}
          weighed={props.item.unit === 'kg'}
          onQuantity={setMilli}
          total={grossOf(frozen(), milli())}
          missing={faults().length > 0 ? faultWords(faults()[0]!) : null}
          confirm={props.line ? chooserTexts().save : chooserTexts().add}
          onConfirm={() => void go()}
        />
      }
    >
      <div class={styles['groups']} ref={content}>
        <Show when={props.item.openPrice}>
          <section data-missing={choice().openPrice === null ? '' : undefined}>
            <p class={styles['typed']}><span>{chooserTexts().price}</span><output>{typed() === '' ? amount(choice().openPrice ?? 0) : formatTyped(typed(), language())}</output></p>
            <Keypad corner={currencyOf(currency()).fractionDigits > 0 ? '.' : '000'} onKey={(key) => type(typeKey(typed(), key, 12))} onEnter={() => void go()} />
          </section>
        </Show>
        <Show when={props.item.sizes.length > 0 && !(props.item.openPrice && props.item.sizes.length === 1)}>
          <section>
            <header class={styles['head']}><h3>{chooserTexts().size}</h3><span class={styles['rule']}>{ruleWords({ min: 1, max: 1 })}</span></header>
            <div class={styles['options']} role="group" aria-label={chooserTexts().size}>
              <For each={props.item.sizes}>
                {(size) => (
                  <Button size="large" class={styles['tap']} pressed={!onlySizes() && choice().sizeId === size.id} disabled={!size.available} onClick={() => pickSize(size)}>
                    <span class={styles['name']}>{nameIn(size.name)}</span>
                    <span class={`money ${styles['price']}`}>{size.available && !stock.isOut(size.id) ? amount(priceUnder(lists(), props.item, size.id).price) : chooserTexts().out}</span>
                  </Button>
                )}
              </For>
            </div>
          </section>
        </Show>
        <ChoiceGroups item={props.item} choice={choice()} onChoice={setChoice} tried={tried()} />
      </div>
    </Dialog>
  );
}
