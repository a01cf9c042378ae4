import { useNavigate } from '@solidjs/router';
import CircleCheck from 'lucide-solid/icons/circle-check';
import { Show, type JSX } from 'solid-js';
import { anomalyTexts } from '../../i18n/anomalies.ts';
import { useSession } from '../../session/session.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHead } from '../../ui/list.tsx';
import { shiftAnomalies } from '../../session/shift.ts';
import { AnomalyCards } from '../orders/anomaly-cards.tsx';
import { ShiftAnomalies } from '../shift/shift-anomalies.tsx';
import styles from './anomalies-screen.module.css';

/** Everything a manager still has to settle, of all devices. */
export default function AnomaliesScreen(): JSX.Element {
  const session = useSession();
  const navigate = useNavigate();
  const settles = (): boolean => session.may('anomaly.resolved');
  return (
    <div class={styles['page']}>
      <PageHead title={anomalyTexts().title} />
      <Show when={settles()} fallback={<EmptyState title={anomalyTexts().managers} />}>
        <Show when={session.anomalies().length + shiftAnomalies(session).length > 0} fallback={<EmptyState icon={<CircleCheck size={40} />} title={anomalyTexts().none} hint={anomalyTexts().noneHint} />}>
          <ShiftAnomalies />
          <AnomalyCards onShow={(id) => navigate(`/history?order=${id}`)} />
        </Show>
      </Show>
    </div>
  );
}
