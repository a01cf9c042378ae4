/** A calendar date `YYYY-MM-DD` in the branch's zone, shifted by the cut-over hour. */
export type BusinessDate = string;

const formatByZone = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formatByZone.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  formatByZone.set(zone, made);
  return made;
}

/** Whether `zone` is an IANA zone this machine knows. */
export function isTimeZone(zone: string): boolean {
  try {
    formatOf(zone);
    return true;
  } catch {
    return false;
  }
}

/**
 * The business date an instant belongs to: a sale at 02:00 with a cut-over at 5 belongs to the day
 * before. An unknown zone counts as UTC, so that a bad setting never stops a sale.
 */
export function businessDateOf(instantMs: number, zone: string, cutOverHour: number): BusinessDate {
  return formatOf(isTimeZone(zone) ? zone : 'UTC').format(instantMs - cutOverHour * 3_600_000);
}
