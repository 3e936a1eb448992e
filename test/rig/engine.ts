import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client, Connection, type WorkflowHandle } from '@temporalio/client';
import { devServerCommand } from '../../scripts/engine/dev-server.js';
import { SpawnedProcess } from './processes/spawned-process.js';

const NAMESPACE = 'default';

type HistoryEvent = NonNullable<Awaited<ReturnType<WorkflowHandle['fetchHistory']>>['events']>[number];

interface EngineOptions {
  readonly cli: string;
  readonly home: string;
  readonly logs: string;
  readonly port: number;
  readonly uiPort: number;
}

/** The Temporal server of a stack, with the product's own command line. It can be away, come back, and come back empty. */
export class Engine {
  readonly address: string;
  readonly client: Client;
  private server: SpawnedProcess | undefined;

  constructor(private readonly options: EngineOptions) {
    this.address = `127.0.0.1:${options.port}`;
    this.client = new Client({ connection: Connection.lazy({ address: this.address }), namespace: NAMESPACE });
  }

  async start(): Promise<void> {
    const namespace = NAMESPACE;
    const { home, logs } = this.options;
    const server = new SpawnedProcess('engine', devServerCommand({ ...this.options, folder: this.folder, namespace }), {
      logFile: join(logs, 'engine.log'),
      env: { ...process.env, MILLRACE_HOME: home },
    });
    this.server = server;
    await server.waitFor('the namespace', async () => {
      try {
        await this.client.workflowService.describeNamespace({ namespace });
        await this.client.workflowService.countWorkflowExecutions({ namespace, query: 'TaskType = "code_analysis"' });
        return true;
      } catch {
        return false;
      }
    });
  }

  /** Stops answering at once; what it knows stays on disk for the next start. */
  async kill(): Promise<void> {
    await this.server?.end('SIGKILL');
    this.server = undefined;
  }

  /** Another server takes its place, on the same port, that knows nothing. */
  async replaceByEmptyOne(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true });
    await this.start();
  }

  async readHistory(workflowId: string): Promise<HistoryEvent[]> {
    return (await this.client.workflow.getHandle(workflowId).fetchHistory()).events ?? [];
  }

  /** What the Temporal CLI prints, asked of this server. */
  async runCli(...args: readonly string[]): Promise<string> {
    const { stdout } = await promisify(execFile)(this.options.cli, [...args, '--address', this.address]);
    return stdout;
  }

  async close(): Promise<void> {
    await this.client.connection.close();
    await this.kill();
  }

  private get folder(): string {
    return join(this.options.home, 'engine');
  }
}
