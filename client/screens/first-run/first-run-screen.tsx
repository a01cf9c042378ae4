import type { JSX } from 'solid-js';

export default function FirstRunScreen(): JSX.Element {
  return <h1>FirstRun</h1>;
}
