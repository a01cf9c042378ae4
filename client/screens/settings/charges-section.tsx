import { createSignal, For, Show, type JSX } from 'solid-js';
import type { ServiceCharge } from '../../../shared/domain/branch/service-charge.ts';
import { orderTypes } from '../../../shared/domain/order/frozen.ts';
import { branchTexts } from '../../i18n/branch-settings.ts';
import { nameIn } from '../../i18n/dictionary.ts';
import { till } from '../../i18n/till.ts';
import { useSession } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { SwitchField } from '../../ui/switch-field.tsx';
import { useAmounts } from '../order-parts/amounts.ts';
import { moneyText, percentText, readMoney, readPercent, readWhole } from './field-values.ts';
import { RecordDialog } from './record-dialog.tsx';
import { RecordList } from './record-list.tsx';
import { useSettingsWriter } from './save-settings.ts';
import { SavedField } from './saved-field.tsx';
import styles from './settings-screen.module.css';

/** Rules by which checks are charged for service. */
export function ChargesSection(): JSX.Element {
  const session = useSession();
  const { money } = useAmounts();
  const [editing, setEditing] = createSignal<string | null>(null);
  const edited = (): ServiceCharge | undefined => session.settings().serviceCharges.find(({ id }) => id === editing());
  const detail = (charge: ServiceCharge): string => [
    charge.orderTypes.length === 0 ? branchTexts().typesAll : charge.orderTypes.map((type) => till().types[type]).join(', '),
    ...(charge.basisPoints > 0 ? [`${percentText(charge.basisPoints)} %`] : []),
    ...(charge.fixed > 0 ? [money(charge.fixed)] : []),
    ...(charge.perGuest > 0 ? [`${branchTexts().perGuest}: ${money(charge.perGuest)}`] : []),
  ].join(' · ');
  return (
    <section class={styles['section']}>
      <Show when={session.settings().serviceCharges.length === 0}><EmptyState title={branchTexts().chargeNone} hint={branchTexts().chargeNoneHint} /></Show>
      <RecordList
        kind="charge" records={session.settings().serviceCharges} onEdit={setEditing} addLabel={branchTexts().chargeAdd} fresh={{ basis_points: 1_000, order_types: ['dine-in'] }}
        detail={detail} dim={(charge) => !charge.active}
      />
      <Show when={edited()}>{(charge) => <RecordDialog kind="charge" record={charge()} removable onClose={() => setEditing(null)}><ChargeFields charge={charge()} /></RecordDialog>}</Show>
    </section>
  );
}

/** Toggles of a list of which none chosen means all. */
function Chosen(props: { readonly legend: string; readonly all: string; readonly options: readonly { readonly id: string; readonly label: string }[]; readonly chosen: readonly string[]; readonly onChange: (chosen: readonly string[]) => void }): JSX.Element {
  const toggle = (id: string): void => props.onChange(props.chosen.includes(id) ? props.chosen.filter((other) => other !== id) : [...props.chosen, id]);
  return (
    <fieldset class={styles['group']}>
      <legend>{props.legend}</legend>
      <div class={styles['choices']}>
        <Button pressed={props.chosen.length === 0} onClick={() => props.onChange([])}>{props.all}</Button>
        <For each={props.options}>{(option) => <Button pressed={props.chosen.includes(option.id)} onClick={() => toggle(option.id)}>{option.label}</Button>}</For>
      </div>
    </fieldset>
  );
}

function ChargeFields(props: { readonly charge: ServiceCharge }): JSX.Element {
  const session = useSession();
  const save = useSettingsWriter();
  const key = (field: string): string => `charge:${props.charge.id}:${field}`;
  const currency = (): string => session.settings().currency;
  const amount = (text: string) => readMoney(currency())(text);
  return (
    <>
      <SwitchField label={branchTexts().chargeActive} hint={branchTexts().chargeFrozen} on={props.charge.active} onChange={(on) => void save({ [key('active')]: on })} />
      <Chosen
        legend={branchTexts().types} all={branchTexts().typesAll} options={orderTypes.map((id) => ({ id, label: till().types[id] }))}
        chosen={props.charge.orderTypes} onChange={(chosen) => void save({ [key('order_types')]: chosen })}
      />
      <Show when={session.floor().areas.length > 1}>
        <Chosen
          legend={branchTexts().areas} all={branchTexts().areasAll} options={session.floor().areas.map(({ id, name }) => ({ id, label: name }))}
          chosen={props.charge.areaIds} onChange={(chosen) => void save({ [key('areas')]: chosen })}
        />
      </Show>
      <div class={styles['pair']}>
        <SavedField label={branchTexts().rate} entry={key('basis_points')} inputmode="decimal" value={percentText(props.charge.basisPoints)} read={readPercent} />
        <SavedField label={branchTexts().minGuests} entry={key('min_guests')} inputmode="numeric" value={String(props.charge.minGuests)} read={readWhole(0, 999)} />
        <SavedField label={branchTexts().fixed} entry={key('fixed')} inputmode="decimal" value={moneyText(props.charge.fixed, currency())} read={amount} />
        <SavedField label={branchTexts().perGuest} entry={key('per_guest')} inputmode="decimal" value={moneyText(props.charge.perGuest, currency())} read={amount} />
        <SelectField
          label={branchTexts().base} value={props.charge.base} options={(['net', 'gross'] as const).map((value) => ({ value, label: branchTexts().bases[value] }))}
          onChoose={(value) => void save({ [key('base')]: value })}
        />
        <SelectField
          label={branchTexts().chargeTax} value={props.charge.taxClass}
          options={[{ value: '', label: branchTexts().chargeTaxNone }, ...session.catalogue().taxClasses.map((tax) => ({ value: tax.id, label: `${nameIn(tax.name) || tax.id} ${percentText(tax.basisPoints)} %` }))]}
          onChoose={(value) => void save({ [key('tax_class')]: value })}
        />
      </div>
      <SwitchField label={branchTexts().withTax} on={props.charge.withTax} onChange={(on) => void save({ [key('with_tax')]: on })} />
    </>
  );
}
