import FileUp from 'lucide-solid/icons/file-up';
import type { JSX } from 'solid-js';
import styles from './file-pick.module.css';

export type FilePickProps = {
  readonly label: string;
  readonly name?: string;
  /** Endings and types, as the browser's own `accept`. */
  readonly accept: string;
  readonly disabled?: boolean;
  /** As high as the large buttons it stands among. */
  readonly large?: boolean;
  readonly onFile: (file: File) => void;
};

/** Looks like a button and asks for one file. */
export function FilePick(props: FilePickProps): JSX.Element {
  return (
    <label class={styles['pick']} classList={{ [styles['large'] ?? '']: props.large }}>
      <FileUp size={22} />{props.label}
      <input
        type="file"
        name={props.name}
        accept={props.accept}
        disabled={props.disabled}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          // Emptied, so that the same file can be chosen again after it was corrected.
          event.currentTarget.value = '';
          if (file) props.onFile(file);
        }}
      />
    </label>
  );
}
