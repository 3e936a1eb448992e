/** Expressions that hold what a request brought: Express, Koa, Fastify, Nest; Flask, Django, Starlette. */
const MEMBERS =
  /^(?:(?:\w+\.)?(?:req|request)|ctx(?:\.request)?|flask\.request|self\.request)\.(?:query|body|params|headers|cookies|url|originalUrl|hostname|files?|rawBody|querystring|args|form|values|json|data|stream|full_path|GET|POST|FILES|COOKIES|META|query_params|path_params|path|referrer|user_agent)$/;
const CALLS =
  /^(?:req|request|ctx|flask\.request|self\.request)\.(?:get|header|param|json|text|form|get_json|get_data|read|body)$/;

export function isSource(text: string): boolean {
  return MEMBERS.test(text);
}

/** Whether calling this gives something of a request. */
export function isSourceCall(callee: string): boolean {
  return CALLS.test(callee);
}

/** Calls that hand on what they are given; any other is taken to check or replace it. */
export const HANDS_ON =
  /^(?:String|Buffer\.from|decodeURI(?:Component)?|unescape|JSON\.(?:parse|stringify)|Object\.(?:assign|values|entries)|URL|(?:path|posix|os\.path)\.(?:join|resolve|normalize|normpath|abspath)|join|resolve|util\.format|str|bytes|bytearray|dict|list|urljoin|urllib\.parse\.(?:urljoin|unquote)|unquote|json\.loads|Path|pathlib\.Path|BytesIO|StringIO|io\.(?:BytesIO|StringIO)|base64\.b64decode)$/;

/** Methods of a text or list that give no part of it. */
export const GIVES_NOTHING =
  /^(?:length|size|test|has|includes|startsWith|endsWith|startswith|endswith|indexOf|isdigit|isalnum|keys|pipe)$/;

/** A file without these words takes nothing from a request, and need not be followed. */
export function mayHaveSources(text: string): boolean {
  return /\b(?:req|request|ctx)\b|@(?:Query|Body|Param|Headers)\(|<(?:\w+:)?\w+>["']/.test(text);
}
