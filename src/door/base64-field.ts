import { refuse } from '../http/api-error.js';

const DATA_URL = /^data:[\w.+/-]*(?:;[\w=.+-]+)*;base64,/;
// No group that repeats: the engine of regular expressions would fill its stack with a few megabytes.
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** The bytes of a base64 field, with or without a data URL's prefix. Refuses (400) anything else, and nothing at all. */
export function decodeBase64Field(field: string, text: string): Buffer {
  const encoded = text.replace(DATA_URL, '').replace(/\s+/g, '');
  if (encoded === '' || encoded.length % 4 !== 0 || !BASE64.test(encoded))
    throw refuse(400, 'This is not base64. Send the standard alphabet, padded with "=".', field);
  return Buffer.from(encoded, 'base64');
}
