const latinByCyrillic: Readonly<Record<string, string>> = {
  а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ё: 'yo', ж: 'j', з: 'z', и: 'i', й: 'y', к: 'k', л: 'l', м: 'm', н: 'n', о: 'o',
  п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'x', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'sch', ъ: '', ы: 'y', ь: '', э: 'e', ю: 'yu',
  я: 'ya', ў: 'o', қ: 'q', ғ: 'g', ҳ: 'h', і: 'i', ә: 'a', ң: 'n', ө: 'o', ұ: 'u', ү: 'u', һ: 'h',
};

/** Latin letters, digits and hyphens only, so that an id can stand inside a board's `kind:id:field` keys. */
export function slugOf(text: string): string {
  return Array.from(text.toLowerCase(), (sign) => latinByCyrillic[sign] ?? sign).join('')
    .normalize('NFKD').replace(/[\u0300-\u036fʻʼ’'`]/g, '').replace(/[^a-z0-9_]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 48);
}

/**
 * Gives every record an id made from its own text, the same on every import of the same file:
 * a second `tea` is `tea-2`. What has no letter we know falls back to `fallback`.
 */
export function makeIds(fallback: string): (text: string) => string {
  const taken = new Set<string>();
  return (text) => {
    const base = slugOf(text) || fallback;
    let id = base;
    for (let copy = 2; taken.has(id); copy += 1) id = `${base}-${copy}`;
    taken.add(id);
    return id;
  };
}
