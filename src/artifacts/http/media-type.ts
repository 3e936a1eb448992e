import { MIMEType } from 'node:util';
import { refuse } from '../../http/api-error.js';

const LENGTH = 255;

/** A media type in its normal form. Refuses (400) what is none; bytes of which nothing is said are octets. */
export function readMediaType(text: string | null): string {
  if (text === null || text.trim() === '') return 'application/octet-stream';
  try {
    const mediaType = new MIMEType(text).toString();
    if (mediaType.length <= LENGTH) return mediaType;
  } catch {
    // Said below, as the too long ones.
  }
  throw refuse(400, 'This is no media type. Send one as application/zip, or leave it out.', 'Content-Type');
}
