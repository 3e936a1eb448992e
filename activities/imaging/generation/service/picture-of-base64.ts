/** The bytes of a picture that came as base64, with or without the start of a data URL. */
export function pictureOfBase64(text: string): Buffer {
  return Buffer.from(text.replace(/^data:image\/[a-z+.-]+;base64,/, ''), 'base64');
}
