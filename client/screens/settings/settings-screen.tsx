import type { JSX } from 'solid-js';

export default function SettingsScreen(): JSX.Element {
  return <h1>Settings</h1>;
}
