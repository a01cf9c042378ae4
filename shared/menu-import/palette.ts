/**
 * Colours for categories: dark enough for white text (contrast of 4.5 and more), far enough apart
 * for most kinds of colour blindness when neighbours are taken in this order.
 */
export const categoryColours: readonly string[] = [
  '#2f6f4e', '#9a3b3b', '#2b5f9e', '#8a5a14', '#6a4a9c', '#1f6f78', '#a13d6f', '#5b6b1f',
  '#455a8a', '#8c4a2f', '#3d6b3a', '#7a3f86', '#1d6391', '#7b5c2e', '#a8324e', '#4d5a66',
];

export const categoryColour = (index: number): string => categoryColours[index % categoryColours.length]!;
