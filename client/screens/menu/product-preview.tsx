import { createEffect, createMemo, createSignal, For, on, Show, untrack, type JSX } from 'solid-js';
import { isCombo, type CatalogueItem } from '../../../shared/domain/catalogue/catalogue.ts';
import { checkChoice, defaultChoice, offersChoice, type Choice } from '../../../shared/domain/catalogue/choice.ts';
import { checkCombo, comboPrice, defaultPicks } from '../../../shared/domain/catalogue/combo.ts';
import { freezeItem } from '../../../shared/domain/catalogue/freeze.ts';
import { itemById } from '../../../shared/domain/catalogue/menu-index.ts';
import { grossOf } from '../../../shared/domain/order/gross.ts';
import { nameIn } from '../../i18n/dictionary.ts';
import { menuTexts } from '../../i18n/menu.ts';
import { createPrices } from '../../session/prices.ts';
import { useSession } from '../../session/session.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { useAmounts } from '../order-parts/amounts.ts';
import { ChoiceGroups } from '../till/choice-groups.tsx';
import { faultWords } from '../till/choice-words.ts';
import { ProductTile } from '../till/product-tile.tsx';
import styles from './menu-screen.module.css';

/** How the till shows the product and what it asks, as the board says this moment; can be tried out. */
export function ProductPreview(props: { readonly item: CatalogueItem }): JSX.Element {
  const session = useSession();
  const { money } = useAmounts();
  const prices = createPrices(session, () => 'dine-in');
  const [choice, setChoice] = createSignal<Choice>(untrack(() => defaultChoice(session.catalogue(), props.item)));
  const shape = (): string => JSON.stringify([props.item.id, props.item.modifierGroups, props.item.sizes.map(({ id }) => id)]);
  createEffect(on(shape, () => setChoice(defaultChoice(session.catalogue(), props.item)), { defer: true }));
  const colour = (): string => session.catalogue().categories.find(({ id }) => id === props.item.categoryId)?.colour ?? '';
  const lowest = createMemo(() => props.item.sizes.map((size) => prices.priceOf(props.item, size.id)).sort((a, b) => a.price - b.price)[0] ?? prices.priceOf(props.item));
  const componentName = (id: string): string => { const item = itemById(session.catalogue(), id); return item ? nameIn(item.name) : id; };
  const picks = createMemo(() => defaultPicks(session.catalogue(), props.item));
  const fault = createMemo(() => (isCombo(props.item)
    ? checkCombo(session.catalogue(), props.item, picks())[0]
    : checkChoice(session.catalogue(), { ...props.item, openPrice: false }, choice())[0]));
  const total = (): number => (isCombo(props.item)
    ? comboPrice(session.catalogue(), props.item, picks(), prices.context())
    : grossOf(freezeItem(session.catalogue(), props.item, choice(), prices.context()), 1_000));
  return (
    <aside class={styles['preview']} aria-label={menuTexts().preview}>
      <h3>{menuTexts().preview}</h3>
      <div class={styles['tile']}>
        <ProductTile
          item={props.item} colour={colour()} orderedMilli={0} price={lowest()} isOut={false} leftMilli={undefined} picture={session.pictureOf(props.item.id)}
          onChoose={() => undefined} onMore={() => undefined}
        />
      </div>
      <h3>{menuTexts().previewChoice}</h3>
      <Show when={offersChoice(session.catalogue(), props.item)} fallback={<p class={styles['soft']}>{menuTexts().nothingAsked}</p>}>
        <div class={styles['asked']}>
          <div class={styles['choices']}>
            <For each={props.item.sizes}>
              {(size) => <Button pressed={choice().sizeId === size.id} onClick={() => setChoice((old) => ({ ...old, sizeId: size.id }))}>{nameIn(size.name)}</Button>}
            </For>
          </div>
          <For each={props.item.slots}>
            {(slot) => (
              <div>
                <b>{nameIn(slot.name)}</b>
                <p class={styles['soft']}>{slot.choices.map((option) => componentName(option.itemId)).join(' · ')}</p>
              </div>
            )}
          </For>
          <ChoiceGroups item={props.item} choice={choice()} onChoice={setChoice} tried={false} />
        </div>
      </Show>
      <Show when={fault()} fallback={<p>{menuTexts().previewTotal}: <b class="money">{money(total())}</b></p>}>
        {(what) => <Banner tone="info">{faultWords(what())}</Banner>}
      </Show>
    </aside>
  );
}
