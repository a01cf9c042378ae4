import type { JSX } from 'solid-js';

export default function PairScreen(): JSX.Element {
  return <h1>Pair</h1>;
}
