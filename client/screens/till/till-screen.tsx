import type { JSX } from 'solid-js';

export default function TillScreen(): JSX.Element {
  return <h1>Till</h1>;
}
