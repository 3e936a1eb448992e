import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

const PAGE = '<!doctype html><html lang="en"><head><title>Shop</title></head><body><h1>Shop</h1></body></html>';

/** Everything that the probes look for. */
export const badTwin: RequestListener = (request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
  const { origin } = request.headers;
  if (origin)
    response.setHeader('access-control-allow-origin', origin).setHeader('access-control-allow-credentials', 'true');
  response.setHeader('x-powered-by', 'Express').setHeader('set-cookie', 'session=1; Path=/');
  if (request.method === 'TRACE') return end(response, 200, request.rawHeaders.join('\n'), 'message/http');
  if (request.method === 'OPTIONS') return end(response.setHeader('allow', 'GET, PUT, DELETE'), 204, '');
  if (request.method === 'POST') return end(response, 500, String(new SyntaxError('Unexpected end').stack));
  if (pathname === '/login') return end(response.setHeader('location', searchParams.get('next') ?? '/'), 302, '');
  if (pathname === '/uploads/') return end(response, 200, '<title>Index of /uploads</title>', 'text/html');
  if (pathname === '/.git/HEAD') return end(response, 200, 'ref: refs/heads/main\n');
  if (pathname === '/.env') return end(response, 200, 'DB_PASSWORD=hunter2\n');
  if (searchParams.has('id')) return end(response, 500, 'SQLSTATE[42601]: syntax error at or near');
  return end(response, 200, PAGE, 'text/html');
};

/** The same program without its mistakes: it even answers every path with its page, as many do. */
export function goodTwin(): RequestListener {
  let answered = 0;
  return (request, response) => {
    harden(response, request);
    answered += 1;
    if (answered > 50) return end(response, 429, 'Too many requests');
    if (request.method !== 'GET') return end(response.setHeader('allow', 'GET, HEAD'), 405, 'Not allowed');
    response.setHeader('set-cookie', '__Host-session=1; Path=/; Secure; HttpOnly; SameSite=Lax');
    return end(response, 200, PAGE, 'text/html');
  };
}

function harden(response: ServerResponse, { headers }: IncomingMessage): void {
  if (headers.origin === 'https://app.example.com')
    response.setHeader('access-control-allow-origin', headers.origin).setHeader('vary', 'origin');
  response
    .setHeader('content-security-policy', "default-src 'self'; frame-ancestors 'none'")
    .setHeader('strict-transport-security', 'max-age=31536000')
    .setHeader('x-content-type-options', 'nosniff')
    .setHeader('referrer-policy', 'no-referrer');
}

function end(response: ServerResponse, status: number, body: string, type = 'text/plain'): void {
  response.writeHead(status, { 'content-type': type }).end(body);
}
