/** Pictures by item id, each a data URL of a WebP or JPEG file. */
export type Pictures = Readonly<Record<string, string>>;

/** Longest data URL: 12 kB of picture. Tiles are small, and every device of the organisation keeps all of them. */
export const maxPictureLength = 16_400;
/** More would make the boards of pictures too large to send after every change. */
export const mostPictures = 400;

export const isPicture = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= maxPictureLength && /^data:image\/(?:webp|jpeg);base64,[A-Za-z0-9+/]+=*$/.test(value);
