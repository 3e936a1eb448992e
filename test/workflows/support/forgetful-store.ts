import { connect, createServer, type Server, type Socket } from 'node:net';

/**
 * Stands before a PostgreSQL, and loses answers: a statement that looks like one to be lost is carried out, and the connection ends
 * before the client hears of it. Each is lost once.
 */
export class ForgetfulStore {
  private readonly sockets = new Set<Socket>();
  private readonly patterns: RegExp[] = [];
  lost = 0;

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async before(databaseUrl: string): Promise<ForgetfulStore> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const target = new URL(databaseUrl);
    const store = new ForgetfulStore(server, Object.assign(new URL(databaseUrl), { host: `127.0.0.1:${port}` }).href);
    server.on('connection', (client) => store.join(client, connect(Number(target.port), target.hostname)));
    return store;
  }

  loseAnswerOnce(pattern: RegExp): void {
    this.patterns.push(pattern);
  }

  close(): void {
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
  }

  private join(client: Socket, store: Socket): void {
    let forgets = false;
    for (const [socket, other] of [
      [client, store],
      [store, client],
    ] as const) {
      this.sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => other.destroy());
    }
    client.on('data', (sent) => {
      forgets ||= this.isLost(sent.toString('latin1'));
      store.write(sent);
    });
    store.on('data', (answer) => {
      if (forgets) client.destroy();
      else client.write(answer);
    });
  }

  private isLost(sent: string): boolean {
    const index = this.patterns.findIndex((pattern) => pattern.test(sent));
    if (index < 0) return false;
    this.patterns.splice(index, 1);
    this.lost += 1;
    return true;
  }
}
