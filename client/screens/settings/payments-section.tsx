import { createSignal, Show, type JSX } from 'solid-js';
import { defaultPaymentMethods, type PaymentMethod } from '../../../shared/domain/branch/payment-method.ts';
import type { PaymentKind } from '../../../shared/domain/order/ops.ts';
import { branchTexts } from '../../i18n/branch-settings.ts';
import { currencyOf } from '../../i18n/money.ts';
import { useSession } from '../../session/session.ts';
import { Banner } from '../../ui/banner.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { SwitchField } from '../../ui/switch-field.tsx';
import { useAmounts } from '../order-parts/amounts.ts';
import { percentText, readPresets } from './field-values.ts';
import { RecordDialog } from './record-dialog.tsx';
import { RecordList } from './record-list.tsx';
import { useSettingsWriter } from './save-settings.ts';
import { SavedField } from './saved-field.tsx';
import styles from './settings-screen.module.css';

const kinds: readonly PaymentKind[] = ['cash', 'card', 'wallet', 'custom'];
const terminals: readonly PaymentMethod['terminal'][] = ['', 'manual', 'simulated'];

/** How guests can pay, who charges them, what is offered as tip. */
export function PaymentsSection(): JSX.Element {
  const session = useSession();
  const save = useSettingsWriter();
  const { money } = useAmounts();
  const [editing, setEditing] = createSignal<string | null>(null);
  const methods = (): readonly PaymentMethod[] => session.settings().paymentMethods;
  const edited = (): PaymentMethod | undefined => methods().find(({ id }) => id === editing());
  const isLast = (method: PaymentMethod): boolean => method.active && methods().filter(({ active }) => active).length === 1;
  const step = (): number => session.settings().cashStep ?? 0;
  const steps = (): readonly number[] => [...new Set([100, 500, 1_000, step()].filter((value) => value > 0))].sort((a, b) => a - b);
  const currency = (): string => session.settings().currency;
  const terminalText = (method: PaymentMethod): string => (method.terminal === '' ? '' : ` · ${branchTexts().terminals[method.terminal]}`);
  return (
    <>
      <section class={styles['section']}>
        <RecordList
          kind="method" records={methods()} onEdit={setEditing} addLabel={branchTexts().methodAdd} fresh={{ kind: 'custom' }} dim={(method) => !method.active}
          detail={(method) => `${branchTexts().kinds[method.kind]}${method.active ? terminalText(method) : ` · ${branchTexts().inactive}`}`}
        />
      </section>
      <section class={styles['section']}>
        <SavedField label={branchTexts().tipPresets} hint={branchTexts().tipPresetsHint} entry="branch:settings:tip_presets" value={session.settings().tipPresets.map(percentText).join(' ')} read={readPresets} />
        <SelectField
          label={branchTexts().cashStep} value={String(step())}
          options={[{ value: '0', label: branchTexts().cashStepOwn(money(currencyOf(currency()).cashStep)) }, ...steps().map((value) => ({ value: String(value), label: money(value) }))]}
          onChoose={(value) => void save({ 'branch:settings:cash_step': value === '0' ? null : Number(value) })}
        />
      </section>
      <Show when={edited()}>
        {(method) => (
          <RecordDialog kind="method" record={method()} removable={!defaultPaymentMethods.some(({ id }) => id === method().id) && !isLast(method())} onClose={() => setEditing(null)}>
            <SwitchField label={branchTexts().active} hint={isLast(method()) ? branchTexts().lastMethod : undefined} on={method().active} disabled={isLast(method())} onChange={(on) => void save({ [`method:${method().id}:active`]: on })} />
            <SelectField
              label={branchTexts().kind} value={method().kind} options={kinds.map((kind) => ({ value: kind, label: branchTexts().kinds[kind] }))}
              onChoose={(kind) => void save({ [`method:${method().id}:kind`]: kind })}
            />
            <Show when={method().kind !== 'cash'}>
              <SelectField
                label={branchTexts().terminal} value={method().terminal} options={terminals.map((terminal) => ({ value: terminal, label: branchTexts().terminals[terminal] }))}
                onChoose={(terminal) => void save({ [`method:${method().id}:terminal`]: terminal })}
              />
              <Show when={method().terminal === 'simulated'}><Banner tone="info">{branchTexts().simulatedHint}</Banner></Show>
            </Show>
          </RecordDialog>
        )}
      </Show>
    </>
  );
}
