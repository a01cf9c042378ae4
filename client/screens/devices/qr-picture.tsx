import { createMemo, type JSX } from 'solid-js';
import { encode } from 'uqr';
import styles from './manage.module.css';

/** Dark modules as one path: each a unit square. */
function pathOf(text: string): { readonly path: string; readonly size: number } {
  const { data, size } = encode(text, { ecc: 'M', border: 2 });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return { path, size };
}

/** A QR code as a vector picture: sharp at any size, drawn without the network. */
export function QrPicture(props: { readonly text: string; readonly label: string }): JSX.Element {
  const picture = createMemo(() => pathOf(props.text));
  return (
    <svg class={styles['qr']} viewBox={`0 0 ${picture().size} ${picture().size}`} width="240" height="240" role="img" aria-label={props.label} shape-rendering="crispEdges">
      <path d={picture().path} fill="#000000" />
    </svg>
  );
}
