import type { JSX } from 'solid-js';

export default function StaffScreen(): JSX.Element {
  return <h1>Staff</h1>;
}
