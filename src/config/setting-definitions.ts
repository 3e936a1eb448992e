import { TASK_QUEUES } from '../../contracts/task-queues.js';
import {
  commaList,
  hostList,
  hostAndPort,
  oneOf,
  originList,
  path,
  pathList,
  port,
  targetList,
  url,
  type ValueReader,
  wholeNumber,
  word,
} from './value-readers.js';

const IMAGE_PROVIDERS = ['procedural', 'openai', 'automatic1111', 'comfyui'] as const;
const MLFLOW = 'http://127.0.0.1:5000';
const MEBIBYTE = 1024 * 1024;
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

export interface SettingDefinition<T, Default extends T | undefined> {
  readonly variable: string;
  readonly reader: ValueReader<T>;
  readonly fallback: Default;
}

function setting<T, const Default extends T | undefined>(
  variable: string,
  reader: ValueReader<T>,
  fallback: Default,
): SettingDefinition<T, Default> {
  return { variable, reader, fallback };
}

const concurrency = <const N extends number>(variable: string, fallback: N) =>
  setting<number, N>(variable, wholeNumber(1, 256, 'activities at once', fallback), fallback);

/** Every setting: its variable, how it is read, and what holds when it is not set. Explained in .env.example. */
export const SETTING_DEFINITIONS = {
  port: setting('PORT', port(3000), 3000),
  host: setting('HOST', word('an address or host name', /^[\w.:-]+$/, '127.0.0.1'), '127.0.0.1'),
  databaseUrl: setting(
    'DATABASE_URL',
    url(['postgresql:', 'postgres:'], 'postgresql://user@host:5432/millrace'),
    undefined,
  ),
  databasePoolSize: setting('DATABASE_POOL_SIZE', wholeNumber(1, 500, 'connections', 10), 10),
  databasePoolIdleSeconds: setting('DATABASE_POOL_IDLE_SECONDS', wholeNumber(0, 86_400, 'seconds', 60), 60),
  postgresPort: setting('POSTGRES_PORT', port(15_432), 15_432),
  temporalAddress: setting('TEMPORAL_ADDRESS', hostAndPort, undefined),
  temporalPort: setting('TEMPORAL_PORT', port(7233), 7233),
  temporalUiPort: setting('TEMPORAL_UI_PORT', port(8233), 8233),
  temporalUiUrl: setting('TEMPORAL_UI_URL', url(['http:', 'https:'], 'http://127.0.0.1:8233'), undefined),
  temporalNamespace: setting('TEMPORAL_NAMESPACE', word('a namespace name', /^[\w.-]{2,}$/, 'default'), 'default'),
  temporalCliPath: setting('TEMPORAL_CLI_PATH', path('/usr/local/bin/temporal'), undefined),
  temporalDownloadUrl: setting(
    'TEMPORAL_DOWNLOAD_URL',
    url(['https:', 'http:'], 'https://mirror.example.org/temporal'),
    'https://github.com/temporalio/cli/releases/download',
  ),
  home: setting('MILLRACE_HOME', path('.millrace'), '.millrace'),
  artifactsDir: setting('ARTIFACTS_DIR', path('/var/lib/millrace/artifacts'), undefined),
  artifactsBackend: setting('ARTIFACTS_BACKEND', oneOf(['disk', 's3'], 'disk'), 'disk'),
  artifactLimitBytes: setting(
    'ARTIFACT_LIMIT_BYTES',
    wholeNumber(1, 65_536 * MEBIBYTE, 'bytes', 5120 * MEBIBYTE),
    5120 * MEBIBYTE,
  ),
  artifactUploadDays: setting('ARTIFACT_UPLOAD_DAYS', wholeNumber(1, 3650, 'days', 7), 7),
  s3Endpoint: setting('S3_ENDPOINT', url(['https:', 'http:'], 'https://s3.example.org'), undefined),
  s3Bucket: setting('S3_BUCKET', word('a bucket name', /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'millrace'), undefined),
  s3Region: setting('S3_REGION', word('a region name', /^[a-z0-9-]+$/, 'eu-central-1'), 'us-east-1'),
  s3ForcePathStyle: setting('S3_FORCE_PATH_STYLE', oneOf(['true', 'false'], 'true'), 'false'),
  analysisGitHosts: setting('ANALYSIS_GIT_HOSTS', hostList, []),
  analysisGitSchemes: setting('ANALYSIS_GIT_SCHEMES', commaList(['https', 'http', 'file'], 'https'), ['https']),
  analysisRoots: setting('ANALYSIS_ROOTS', pathList, []),
  analysisTargets: setting('ANALYSIS_TARGETS', targetList, ['127.0.0.0/8', '::1']),
  analyzerMemoryMb: setting('ANALYZER_MEMORY_MB', wholeNumber(64, 65_536, 'MiB of heap', 1024), 1024),
  analyzerTimeLimitSeconds: setting('ANALYZER_TIME_LIMIT_SECONDS', wholeNumber(1, 570, 'seconds', 480), 480),
  aiBaseUrl: setting('AI_BASE_URL', url(['https:', 'http:'], 'https://api.openai.com/v1'), undefined),
  aiApiKey: setting('AI_API_KEY', word('a key without white space', /^\S{1,1000}$/, '<key>'), undefined),
  aiModel: setting('AI_MODEL', word('the name of a model', /^[\w.:/@+-]{1,200}$/, 'gpt-5-mini'), undefined),
  aiTokenBudget: setting('AI_TOKEN_BUDGET', wholeNumber(1000, 100_000_000, 'tokens', 200_000), 200_000),
  imageProvider: setting('IMAGE_PROVIDER', oneOf(IMAGE_PROVIDERS, 'procedural'), 'procedural'),
  imageBaseUrl: setting('IMAGE_BASE_URL', url(['https:', 'http:'], 'http://127.0.0.1:7860'), undefined),
  imageApiKey: setting('IMAGE_API_KEY', word('a key without white space', /^\S{1,1000}$/, '<key>'), undefined),
  imageModel: setting('IMAGE_MODEL', word('the name of a model', /^.{1,200}$/, 'gpt-image-1'), undefined),
  imageWorkflowFile: setting('IMAGE_WORKFLOW_FILE', path('/etc/millrace/workflow.json'), undefined),
  mlflowTrackingUri: setting('MLFLOW_TRACKING_URI', url(['http:', 'https:'], MLFLOW), MLFLOW),
  mlflowTrackingToken: setting(
    'MLFLOW_TRACKING_TOKEN',
    word('a token without white space', /^\S{1,1000}$/, '<token>'),
    undefined,
  ),
  mlflowExperiment: setting('MLFLOW_EXPERIMENT', word('a name', /^.{1,200}$/, 'millrace'), 'millrace'),
  logLevel: setting('LOG_LEVEL', oneOf(LOG_LEVELS, 'info'), 'info'),
  workerQueues: setting('WORKER_QUEUES', commaList(TASK_QUEUES, 'workflows,cpu'), ['workflows', 'cpu']),
  workers: setting('WORKERS', wholeNumber(1, 64, 'processes', 1), 1),
  gpuWorkers: setting('GPU_WORKERS', wholeNumber(0, 64, 'processes', 1), 1),
  cpuConcurrency: concurrency('CPU_CONCURRENCY', 4),
  gpuConcurrency: concurrency('GPU_CONCURRENCY', 2),
  gisConcurrency: concurrency('GIS_CONCURRENCY', 2),
  mlConcurrency: concurrency('ML_CONCURRENCY', 2),
  mlGpuConcurrency: concurrency('ML_GPU_CONCURRENCY', 2),
  workerMetricsAddress: setting('WORKER_METRICS_ADDRESS', hostAndPort, undefined),
  mlFrameworks: setting('ML_FRAMEWORKS', commaList(['pytorch', 'tensorflow', 'huggingface'], 'tensorflow'), undefined),
  apiUrl: setting('MILLRACE_API_URL', url(['http:', 'https:'], 'http://127.0.0.1:3000'), undefined),
  workerToken: setting(
    'WORKER_TOKEN',
    word('16 or more characters without white space', /^[\x21-\x7e]{16,200}$/, '<16 or more random characters>'),
    undefined,
  ),
  webhookSecret: setting(
    'WEBHOOK_SECRET',
    word('whsec_ and then base64 of 24 to 64 random bytes', /^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/, 'whsec_<base64>'),
    undefined,
  ),
  corsOrigins: setting('CORS_ORIGINS', originList, []),
  bodyLimitBytes: setting(
    'BODY_LIMIT_BYTES',
    wholeNumber(1024, 1024 * MEBIBYTE, 'bytes', 32 * MEBIBYTE),
    32 * MEBIBYTE,
  ),
  bodyTimeoutSeconds: setting('BODY_TIMEOUT_SECONDS', wholeNumber(1, 3600, 'seconds', 120), 120),
  reconcileIntervalSeconds: setting('RECONCILE_INTERVAL_SECONDS', wholeNumber(1, 86_400, 'seconds', 60), 60),
  retentionIntervalSeconds: setting('RETENTION_INTERVAL_SECONDS', wholeNumber(1, 86_400, 'seconds', 300), 300),
  dispatchPollMs: setting('DISPATCH_POLL_MS', wholeNumber(10, 60_000, 'milliseconds', 1000), 1000),
  bench: setting('MILLRACE_BENCH', oneOf(['0', '1'], '1'), '0'),
  enginePatienceSeconds: setting('ENGINE_PATIENCE_SECONDS', wholeNumber(5, 3600, 'seconds', 30), 30),
  shutdownGraceSeconds: setting('SHUTDOWN_GRACE_SECONDS', wholeNumber(1, 600, 'seconds', 10), 10),
} as const;

export const SETTING_VARIABLES: readonly string[] = Object.values(SETTING_DEFINITIONS).map(({ variable }) => variable);
