import { request } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly bytes: Buffer;
}

export interface Question {
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** One request on a connection of its own: a kept one may have been closed while this process was busy measuring. */
export function ask(url: string, { method = 'GET', headers = {}, body = '' }: Question): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asking = request(url, { agent: false, method, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.once('error', reject);
      answer.once('end', () => resolve({ status: answer.statusCode ?? 0, bytes: Buffer.concat(parts) }));
    });
    asking.once('error', reject);
    asking.end(body);
  });
}
