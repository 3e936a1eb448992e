/** What the API and the worker agree on. */
export const QUEUE = 'bench';

const { hostname, port } = new URL(process.env.REDIS_URL);
export const connection = { host: hostname, port: Number(port) };
