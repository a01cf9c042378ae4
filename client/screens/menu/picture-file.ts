import { isPicture } from '../../../shared/domain/catalogue/pictures.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';

export type PictureFault = 'unreadable' | 'too-large';

/** Twice the size of a tile's picture, for sharp screens. */
const edgePx = 240;
/** From the best to what still shows what is on the plate. */
const qualities = [0.8, 0.65, 0.5, 0.35, 0.2];

/** A square out of the middle of the file, small enough for every till: WebP where the browser makes it, else JPEG. */
export async function smallPicture(file: Blob): Promise<Result<string, PictureFault>> {
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file);
  } catch {
    return err('unreadable');
  }
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (!context) return err('unreadable');
  for (const edge of [edgePx, 180, 120]) {
    canvas.width = edge;
    canvas.height = edge;
    const side = Math.min(bitmap.width, bitmap.height);
    // What was see-through would be black in a JPEG.
    context.fillStyle = '#ffffff';
    context.fillRect(0, 0, edge, edge);
    context.drawImage(bitmap, (bitmap.width - side) / 2, (bitmap.height - side) / 2, side, side, 0, 0, edge, edge);
    for (const quality of qualities) {
      const webp = canvas.toDataURL('image/webp', quality);
      const url = webp.startsWith('data:image/webp') ? webp : canvas.toDataURL('image/jpeg', quality);
      if (isPicture(url)) {
        bitmap.close();
        return ok(url);
      }
    }
  }
  bitmap.close();
  return err('too-large');
}
