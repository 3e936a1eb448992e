const OCTETS = { schema: { type: 'string', format: 'binary' } };

/** The two forms of an upload, as OpenAPI describes a request body. */
export const UPLOAD_BODY = {
  required: true,
  content: {
    'application/octet-stream': OCTETS,
    '*/*': OCTETS,
    'multipart/form-data': {
      schema: {
        type: 'object',
        properties: { file: { type: 'string', format: 'binary' } },
        required: ['file'],
      },
    },
  },
};
