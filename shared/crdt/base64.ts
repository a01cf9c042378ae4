/* Own code because this folder may use no platform: Node's Buffer and the browser's atob are both IO-side globals here. */
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const valueByCode = new Int16Array(128).fill(-1);
for (let index = 0; index < alphabet.length; index += 1) valueByCode[alphabet.charCodeAt(index)] = index;

const codeByValue = Uint8Array.from(alphabet, (sign) => sign.charCodeAt(0));
/** As many codes as a call takes as arguments on every engine. */
const chunk = 8_192;

export function bytesToBase64(bytes: Uint8Array): string {
  const codes = new Uint8Array(Math.ceil(bytes.length / 3) * 4);
  for (let index = 0, at = 0; index < bytes.length; index += 3) {
    const a = bytes[index]!;
    const b = bytes[index + 1];
    const c = bytes[index + 2];
    codes[at++] = codeByValue[a >> 2]!;
    codes[at++] = codeByValue[((a & 3) << 4) | ((b ?? 0) >> 4)]!;
    codes[at++] = b === undefined ? 61 : codeByValue[((b & 15) << 2) | ((c ?? 0) >> 6)]!;
    codes[at++] = c === undefined ? 61 : codeByValue[c & 63]!;
  }
  let text = '';
  // A menu is half a million signs: joining them one by one costs ten times as long.
  for (let from = 0; from < codes.length; from += chunk) text += Reflect.apply(String.fromCharCode, null, codes.subarray(from, from + chunk) as ArrayLike<number>) as string;
  return text;
}

/** The bytes, or null for text that is not base64. */
export function base64ToBytes(text: string): Uint8Array | null {
  if (typeof text !== 'string' || text.length % 4 !== 0) return null;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  let at = 0;
  for (let index = 0; index < text.length; index += 4) {
    let bits = 0;
    for (let offset = 0; offset < 4; offset += 1) {
      const code = text.charCodeAt(index + offset);
      const isPadding = code === 61 && index + offset >= text.length - padding;
      const value = isPadding ? 0 : code < 128 ? valueByCode[code]! : -1;
      if (value < 0) return null;
      bits = (bits << 6) | value;
    }
    if (at < bytes.length) bytes[at++] = bits >> 16;
    if (at < bytes.length) bytes[at++] = (bits >> 8) & 255;
    if (at < bytes.length) bytes[at++] = bits & 255;
  }
  return bytes;
}
