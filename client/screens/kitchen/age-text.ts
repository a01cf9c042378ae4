const two = (value: number): string => String(value).padStart(2, '0');

/** `4:05`; from an hour on `2:15:00`, so that a forgotten ticket does not look fresh. Never below zero. */
export function ageText(ageMs: number): string {
  const seconds = Math.max(0, Math.floor(ageMs / 1_000));
  const hours = Math.floor(seconds / 3_600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
