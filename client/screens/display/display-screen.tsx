import type { JSX } from 'solid-js';

export default function DisplayScreen(): JSX.Element {
  return <h1>Display</h1>;
}
