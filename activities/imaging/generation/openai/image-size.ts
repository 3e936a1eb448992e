const SIZES: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(chatgpt-image|gpt-image)/, ['1024x1024', '1536x1024', '1024x1536']],
  [/^dall-e-3/, ['1024x1024', '1792x1024', '1024x1792']],
  [/^dall-e-2/, ['256x256', '512x512', '1024x1024']],
];

/** The size to ask a model for: the one of the nearest shape and area that it offers, or any for a model not of OpenAI's. */
export function imageSizeFor(model: string, width: number, height: number): string {
  const [, offered] = SIZES.find(([pattern]) => pattern.test(model)) ?? [];
  if (!offered) return `${width}x${height}`;
  const unlike = (size: string): number => {
    const [w = 1, h = 1] = size.split('x').map(Number);
    return 4 * Math.abs(Math.log((w / h) * (height / width))) + Math.abs(Math.log((w * h) / (width * height)));
  };
  return [...offered].sort((a, b) => unlike(a) - unlike(b))[0] ?? '1024x1024';
}
