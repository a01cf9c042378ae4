import { useSearchParams } from '@solidjs/router';
import ArrowLeft from 'lucide-solid/icons/arrow-left';
import { For, Show, type Component, type JSX } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { branchTexts } from '../../i18n/branch-settings.ts';
import { shell } from '../../i18n/shell.ts';
import { useSession } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { List, PageHead, Row } from '../../ui/list.tsx';
import { ChargesSection } from './charges-section.tsx';
import { CoursesSection } from './courses-section.tsx';
import { DeviceSettings } from './device-settings.tsx';
import { DiscountsSection } from './discounts-section.tsx';
import { GeneralSection } from './general-section.tsx';
import { PaymentsSection } from './payments-section.tsx';
import styles from './settings-screen.module.css';
import { ShiftsSection } from './shifts-section.tsx';
import { TaxesSection } from './taxes-section.tsx';

const screenBySection = {
  device: DeviceSettings, general: GeneralSection, payments: PaymentsSection, charges: ChargesSection,
  taxes: TaxesSection, discounts: DiscountsSection, courses: CoursesSection, shifts: ShiftsSection,
} as const satisfies Readonly<Record<string, Component>>;
type Section = keyof typeof screenBySection;
const sections = Object.keys(screenBySection) as readonly Section[];

/** This device's settings for anybody; those of the branch for its managers. */
export default function SettingsScreen(): JSX.Element {
  const session = useSession();
  const [address, setAddress] = useSearchParams<{ section?: string }>();
  const manages = (): boolean => session.person()?.role === 'manager' || session.person()?.role === 'admin';
  const named = (): Section | null => sections.find((section) => section === address.section) ?? null;
  // A phone shows the list first; beside a list something is always open.
  const shown = (): Section => (manages() ? named() ?? 'device' : 'device');
  return (
    <div class={styles['page']} classList={{ [styles['within'] ?? '']: manages() && named() !== null }}>
      <PageHead title={shell().settings} />
      <div class={styles['panes']} classList={{ [styles['both'] ?? '']: manages(), [styles['chosen'] ?? '']: named() !== null }}>
        <Show when={manages()}>
          <nav class={styles['list']} aria-label={branchTexts().title}>
            <List>
              <For each={sections}>
                {(section) => <Row title={branchTexts().sections[section]} detail={branchTexts().hints[section]} selected={named() === section} onSelect={() => setAddress({ section })} />}
              </For>
            </List>
          </nav>
        </Show>
        <div class={styles['content']}>
          <Show when={manages()}>
            <Button class={styles['back']} kind="quiet" onClick={() => setAddress({ section: undefined })}><ArrowLeft size={22} />{branchTexts().title}</Button>
            <h2>{branchTexts().sections[shown()]}</h2>
          </Show>
          <Dynamic component={screenBySection[shown()]} />
        </div>
      </div>
    </div>
  );
}
