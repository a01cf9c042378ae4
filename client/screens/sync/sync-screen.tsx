import type { JSX } from 'solid-js';

export default function SyncScreen(): JSX.Element {
  return <h1>Sync</h1>;
}
