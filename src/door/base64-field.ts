import { refuse } from '../http/api-error.js';

const DATA_URL = /^data:[\w.+/-]*(?:;[\w=.+-]+)*;base64,/;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** The bytes of a base64 field, with or without a data URL's prefix. Refuses (400) anything else, and nothing at all. */
export function decodeBase64Field(field: string, text: string): Buffer {
  const encoded = text.replace(DATA_URL, '').replace(/\s+/g, '');
  if (encoded === '' || !BASE64.test(encoded))
    throw refuse(400, 'This is not base64. Send the standard alphabet, padded with "=".', field);
  return Buffer.from(encoded, 'base64');
}
