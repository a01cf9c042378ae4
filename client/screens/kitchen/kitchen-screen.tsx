import type { JSX } from 'solid-js';

export default function KitchenScreen(): JSX.Element {
  return <h1>Kitchen</h1>;
}
