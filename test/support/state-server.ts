import { createServer, IncomingMessage, Server } from 'http';
import { AddressInfo } from 'net';

/**
 * Keeps states in memory: for the http backend as GitLab does, and, as a proxy, for the s3 backend as far as Terraform asks.
 * Locks are real: a second one is refused.
 */
export class StateServer {
  /** What was asked, one line for each request. */
  public readonly asked: string[] = [];
  /** What is kept, by path. */
  public readonly kept = new Map<string, Buffer>();
  private readonly server: Server;

  constructor() {
    this.server = createServer((request, response) => {
      void bodyOf(request).then(body => {
        // An absolute address comes from a client that takes this server for its proxy: it may ask for any host.
        const { hostname, pathname } = new URL(request.url!, 'http://direct');
        const path = hostname === 'direct' ? pathname : `${hostname}${pathname}`;
        this.asked.push(`${request.method} ${path}`);
        const [status, answer = ''] = this.answer(request, path, body);
        response.writeHead(status, { 'content-type': 'application/xml', 'content-length': Buffer.byteLength(answer) }).end(request.method === 'HEAD' ? undefined : answer);
      });
    });
  }

  public async start(): Promise<string> {
    await new Promise<void>(resolve => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  public stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private answer(request: IncomingMessage, path: string, body: Buffer): [number, (Buffer | string)?] {
    if (request.method === 'POST' && path.startsWith('sts.')) {
      return [200, '<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::123456789012:user/x</Arn><UserId>x</UserId><Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>'];
    }
    switch (request.method) {
      case 'GET':
      case 'HEAD':
        if (request.url!.includes('list-type=')) { return [200, '<ListBucketResult><Name>states</Name><KeyCount>0</KeyCount><IsTruncated>false</IsTruncated></ListBucketResult>']; }
        return this.kept.has(path) ? [200, this.kept.get(path)] : [404, '<Error><Code>NoSuchKey</Code></Error>'];
      case 'PUT':
      case 'POST': {
        const isLock = request.headers['if-none-match'] === '*' || path.endsWith('/lock');
        if (isLock && this.kept.has(path)) { return [request.method === 'PUT' ? 412 : 423, this.kept.get(path)]; }
        this.kept.set(path, body);
        return [200];
      }
      case 'DELETE':
        this.kept.delete(path);
        return [request.url!.includes('x-id=') ? 204 : 200];
      default:
        return [405];
    }
  }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) { parts.push(part as Buffer); }
  return Buffer.concat(parts);
}
