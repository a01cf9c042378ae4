import type { JSX } from 'solid-js';

export default function HistoryScreen(): JSX.Element {
  return <h1>History</h1>;
}
