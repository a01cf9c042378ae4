import type { JSX } from 'solid-js';

export default function OrdersScreen(): JSX.Element {
  return <h1>Orders</h1>;
}
