const text = { schema: { type: 'string' } } as const;

/** Any media type: the one that the upload said. */
export const CONTENT = { '*/*': { schema: { type: 'string', format: 'binary' } } };

export const CONTENT_HEADERS = {
  ETag: text,
  'Content-Length': { schema: { type: 'integer' } },
  'Content-Disposition': text,
  'Content-Range': { ...text, description: 'With 206 alone' },
  'Accept-Ranges': text,
} as const;
