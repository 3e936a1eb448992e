/** No MLflow server answers, or it is not well: worth another attempt. */
export class MlflowAway extends Error {
  override readonly name = 'MlflowAway';

  constructor(uri: string, reason: string) {
    super(
      `MLflow at ${uri} does not answer (${reason}). Start it with "make ml", or set MLFLOW_TRACKING_URI to one that runs; then rerun the task: only this subtask is repeated.`,
    );
  }
}

/** The server refuses what it is told. No retry helps. */
export class MlflowRefused extends Error {
  override readonly name = 'MlflowRefused';

  constructor(
    route: string,
    readonly status: number,
    answer: string,
  ) {
    super(
      `MLflow refused ${route} with ${status}: ${answer.slice(0, 300)}. Check MLFLOW_TRACKING_URI and MLFLOW_TRACKING_TOKEN.`,
    );
  }
}

export interface MlflowServer {
  readonly uri: string;
  readonly token: string | undefined;
}

const WITHIN_MS = 30_000;
const TOO_MANY = 429;

/** MLflow's REST API, version 2.0 (mlflow.org/docs/latest/rest-api.html). Every call throws MlflowAway or MlflowRefused. */
export class MlflowClient {
  constructor(
    private readonly server: MlflowServer,
    private readonly signal: AbortSignal,
  ) {}

  async get<T>(route: string, query: Readonly<Record<string, string>>): Promise<T> {
    const answer = await this.send('GET', `mlflow/${route}?${new URLSearchParams(query).toString()}`);
    return (await answer.json()) as T;
  }

  async post<T = unknown>(route: string, body: object): Promise<T> {
    const answer = await this.send('POST', `mlflow/${route}`, JSON.stringify(body), 'application/json');
    return (await answer.json()) as T;
  }

  /** Stores a file where the server serves artifacts itself (`mlflow-artifacts:`). */
  async putArtifact(path: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    await this.send('PUT', `mlflow-artifacts/artifacts/${path}`, bytes, 'application/octet-stream');
  }

  private async send(
    method: string,
    route: string,
    body?: string | Uint8Array<ArrayBuffer>,
    type?: string,
  ): Promise<Response> {
    const { uri, token } = this.server;
    const headers = { ...(type && { 'content-type': type }), ...(token && { authorization: `Bearer ${token}` }) };
    const signal = AbortSignal.any([this.signal, AbortSignal.timeout(WITHIN_MS)]);
    const request = fetch(`${uri}/api/2.0/${route}`, { method, headers, body, signal });
    const answer = await request.catch((error: unknown) => {
      this.signal.throwIfAborted();
      const { cause, message } = error as Error;
      throw new MlflowAway(uri, cause instanceof Error ? cause.message || cause.name : message);
    });
    if (answer.ok) return answer;
    if (answer.status >= 500 || answer.status === TOO_MANY) throw new MlflowAway(uri, `status ${answer.status}`);
    throw new MlflowRefused(route.split('?')[0] ?? route, answer.status, await answer.text());
  }
}
