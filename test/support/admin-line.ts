import { connect } from 'node:net';
import { join } from 'node:path';
import type { Json } from './gateway-program.ts';

/** One call over DATA_DIR/admin.sock, as `tickgate kill` makes it. Rejects with the socket's error. */
export async function adminLine(data: string, call: Json): Promise<Json> {
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(join(data, 'admin.sock'), () => socket.end(`${JSON.stringify(call)}\n`));
    socket.setEncoding('utf8').on('error', reject);
    socket.on('data', (part: string) => (text += part));
    socket.on('close', () => {
      if (text === '') reject(new Error('the gateway said nothing'));
      else resolve(JSON.parse(text) as Json);
    });
  });
}
