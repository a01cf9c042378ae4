/** The signs of a typed or scanned code: any case, spaces and hyphens left out. */
export const codeSigns = (typed: string): string => typed.toUpperCase().replace(/[^0-9A-Z]/g, '').slice(0, 8);

export const isWholeCode = (typed: string): boolean => codeSigns(typed).length === 8;

/** `K7QM-2XHD` while it is being typed. */
export const showCode = (typed: string): string => {
  const signs = codeSigns(typed);
  return signs.length > 4 ? `${signs.slice(0, 4)}-${signs.slice(4)}` : signs;
};
