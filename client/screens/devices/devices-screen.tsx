import type { JSX } from 'solid-js';

export default function DevicesScreen(): JSX.Element {
  return <h1>Devices</h1>;
}
