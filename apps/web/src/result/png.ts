/** Px of a PNG for each px of its SVG, and the longest edge that browsers draw reliably. */
const SCALE = 2;
const EDGE_MAX = 8192;

/** Width and height of an SVG text, from its attributes or its view box. */
export function svgSize(svg: string): { readonly width: number; readonly height: number } {
  const head = /<svg\b[^>]*>/.exec(svg)?.[0] ?? '';
  const number = (name: string): number => Number(new RegExp(`\\b${name}="([\\d.]+)(?:px)?"`).exec(head)?.[1] ?? 0);
  const [, , boxWidth = '0', boxHeight = '0'] = /viewBox="([^"]+)"/.exec(head)?.[1]?.split(/[\s,]+/) ?? [];
  return { width: number('width') || Number(boxWidth) || 1, height: number('height') || Number(boxHeight) || 1 };
}

/** A picture as PNG, drawn by the browser from the SVG: all of it, whatever is in sight. */
export async function pngOf(svg: string): Promise<Blob> {
  const { width, height } = svgSize(svg);
  const scale = Math.min(SCALE, EDGE_MAX / Math.max(width, height));
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(Math.round(width * scale), 1);
    canvas.height = Math.max(Math.round(height * scale), 1);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const made = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
    if (made === null) throw new Error('The browser drew nothing');
    return made;
  } finally {
    URL.revokeObjectURL(address);
  }
}
