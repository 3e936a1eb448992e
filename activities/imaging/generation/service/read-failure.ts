const LENGTH = 400;

/** Why a service failed, in its own words, and its code for it. */
export interface Failure {
  readonly message: string;
  readonly code: string | null;
}

/**
 * Reads the body of a failure: `{error: {message, code}}` of OpenAI, `{error, errors, detail}` of AUTOMATIC1111,
 * `{error: {type, message, details}, node_errors}` of ComfyUI, or any text.
 */
export function readFailure(text: string): Failure {
  const body = parse(text);
  if (!isObject(body)) return { message: tidy(text), code: null };
  const { error, errors, detail, node_errors: nodes } = body;
  const inner = isObject(error) ? error : {};
  const nodeText = isObject(nodes) && Object.keys(nodes).length > 0 ? nodes : undefined;
  const said = [isObject(error) ? inner['message'] : error, inner['details'], errors, detail, nodeText];
  const code = inner['code'] ?? inner['type'];
  return {
    message: tidy(said.map(show).filter(Boolean).join(': ')) || 'no reason given',
    code: typeof code === 'string' ? code : null,
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function show(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** On one line, without control characters, and short. */
function tidy(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .slice(0, LENGTH);
}
