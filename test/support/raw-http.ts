import { connect } from 'node:net';

const DEADLINE_MS = 60_000;

/** Sends these bytes and returns everything until the peer closes, or until `enough` of it came. */
export function rawHttp(port: number, request: string, enough = /\r\n\r\n[^]*\}$/): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let text = '';
    socket.setTimeout(DEADLINE_MS, () => {
      socket.destroy(new Error(`No whole answer came: ${text}`));
    });
    socket.on('data', (bytes) => {
      text += bytes.toString('latin1');
      if (enough.test(text)) socket.end();
    });
    socket.on('close', () => {
      resolve(text);
    });
    socket.on('error', reject);
    socket.write(request);
  });
}
