import { createMemo, For, Show, type JSX } from 'solid-js';
import { unwrap } from 'solid-js/store';
import { closingDifferences } from '../../../shared/domain/shift/decide.ts';
import type { ShiftFigures } from '../../../shared/domain/shift/figures.ts';
import { reportedFigures, verifyZChain } from '../../../shared/domain/shift/make-z.ts';
import type { StaffId } from '../../../shared/kernel/ids.ts';
import { language } from '../../i18n/dictionary.ts';
import { shell } from '../../i18n/shell.ts';
import { shiftTexts } from '../../i18n/shift.ts';
import { formatDate, formatMoment } from '../../i18n/time.ts';
import { useSession } from '../../session/session.ts';
import type { KnownShift } from '../../session/shift.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Differences } from './differences.tsx';
import { FiguresPaper } from './figures-paper.tsx';
import styles from './paper.module.css';

type Paper = { readonly title: string; readonly hint: string; readonly atMs: number; readonly figures: ShiftFigures; readonly hash: string | null };

/** A report as it stands on paper: the X of an open shift, or the Z with its corrections. */
export default function ReportDialog(props: { readonly shift: KnownShift; /** Of an open shift. */ readonly xFigures: ShiftFigures | null; readonly withExpected: boolean; readonly onClose: () => void }): JSX.Element {
  const session = useSession();
  const state = () => props.shift.state;
  const z = () => state().zReports[0];
  const close = () => state().closes[0];
  const moment = (atMs: number): string => formatMoment(atMs, session.nowMs(), session.settings().zone, language());
  const nameOf = (id: StaffId | null): string => session.staff().find((member) => member.id === id)?.name ?? '?';
  const unchanged = createMemo(() => verifyZChain(props.shift.id, unwrap(state())));
  const papers = createMemo((): Paper[] => {
    const report = z();
    if (props.xFigures !== null || report === undefined) {
      return props.xFigures === null ? [] : [{ title: shiftTexts().x, hint: shiftTexts().xHint, atMs: session.nowMs(), figures: props.xFigures, hash: null }];
    }
    const { corrections } = state();
    return [
      { title: report.number, hint: shiftTexts().z, atMs: report.reportedAtMs, figures: report.figures, hash: report.hash },
      ...corrections.map(({ number, figures, correctedAtMs, hash }) => ({ title: number, hint: shiftTexts().correctionHint, atMs: correctedAtMs, figures, hash })),
      ...(corrections.length > 0 ? [{ title: shiftTexts().sumTitle, hint: `${report.number} · ${shiftTexts().withCorrections(corrections.length)}`, atMs: corrections.at(-1)!.correctedAtMs, figures: reportedFigures(unwrap(state())), hash: null }] : []),
    ];
  });
  return (
    <Dialog
      title={papers()[0]?.title ?? shiftTexts().z} wide shape="full" onClose={() => props.onClose()}
      actions={<><Button size="large" onClick={() => window.print()}>{shiftTexts().print}</Button><Button size="large" kind="accent" onClick={() => props.onClose()}>{shell().done}</Button></>}
    >
      <For each={papers()}>
        {(paper, index) => (
          <article class={styles['paper']}>
            <header class={styles['head']}>
              <strong>{session.settings().name}</strong>
              <h2>{paper.title}</h2>
              <span>{paper.hint}</span>
              <span>{shiftTexts().businessDay}: {formatDate(state().businessDate, language(), true)}</span>
              <span>{shiftTexts().drawer(state().drawerName || shiftTexts().shared)}</span>
              <span>{shiftTexts().opened}: {moment(state().openedAtMs)}, {nameOf(state().openedBy)}</span>
              <Show when={close()}>{(closed) => <span>{shiftTexts().closed}: {moment(closed().closedAtMs)}, {nameOf(closed().by)}</span>}</Show>
              <Show when={paper.hash}><span>{shiftTexts().reported}: {moment(paper.atMs)}</span></Show>
            </header>
            <FiguresPaper figures={paper.figures} withExpected={props.withExpected} />
            <Show when={index() === 0 && props.xFigures === null ? close() : undefined}>
              {(closed) => (
                <section class={styles['block']}>
                  <h3>{shiftTexts().counted}</h3>
                  <Differences differences={closingDifferences(closed().counted, closed().expected)} expected={closed().expected} />
                  <For each={state().approvals.filter(({ opId }) => opId === closed().approval)}>{(approval) => <p class={styles['soft']}>{shiftTexts().approvedBy(nameOf(approval.by))}</p>}</For>
                  <Show when={closed().note}>{(note) => <p class={styles['soft']}>{note()}</p>}</Show>
                </section>
              )}
            </Show>
            <Show when={index() === 0 && (z()?.unheard.length ?? 0) > 0 && props.xFigures === null}>
              <section class={styles['block']}>
                <h3>{shiftTexts().unheardTitle}</h3>
                <p class={styles['soft']}>{shiftTexts().unheard}</p>
                <For each={z()?.unheard}>
                  {(device) => <p>{device.name}: {device.lastHeardMs === null ? shiftTexts().neverHeard : shiftTexts().lastHeard(moment(device.lastHeardMs))}</p>}
                </For>
              </section>
            </Show>
            <Show when={paper.hash}>
              {(hash) => (
                <section class={styles['block']}>
                  <p class={styles['seal']}>{shiftTexts().seal}: {hash()}</p>
                  <p class={unchanged() ? styles['soft'] : styles['bad']}>{unchanged() ? shiftTexts().unchanged : shiftTexts().changed}</p>
                </section>
              )}
            </Show>
          </article>
        )}
      </For>
    </Dialog>
  );
}
