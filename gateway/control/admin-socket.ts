import { unlinkSync } from 'node:fs';
import { type Server, type Socket, createServer } from 'node:net';
import { isAbsolute, join, relative } from 'node:path';
import { ExitCode, ExitError } from '../../workers/exit-codes.ts';

/**
 * DATA_DIR/admin.sock, mode 0600: whoever may write the journal may stop trading, without a key. One JSON line in, one out:
 *
 *   {"call":"kill","account":"demo","state":"halted","by":"…"}  →  {"status":200,"result":{…}}
 *
 * It listens before the engine has replayed anything, and works while the front door is flooded or full.
 */
export interface AdminSocket {
  close(): void;
}

export type SocketCall = (line: string) => Promise<string>;

const SOCKET_FILE = 'admin.sock';
/** sockaddr_un has 108 bytes, the last of them zero. */
const MAX_PATH_BYTES = 107;
const MAX_LINE_BYTES = 4_096;
const MAX_CONNECTIONS = 8;
const IDLE_MS = 10_000;

/** The shorter of its names, or undefined: both are longer than the kernel takes. */
export function socketPath(data: string): string | undefined {
  const path = join(data, SOCKET_FILE);
  const fromHere = isAbsolute(path) ? relative(process.cwd(), path) : path;
  return [path, fromHere].find((name) => Buffer.byteLength(name) <= MAX_PATH_BYTES);
}

/** Only for the one who has the journal's lock: a socket that is there was left behind. */
export async function openAdminSocket(data: string, call: SocketCall): Promise<AdminSocket> {
  const path = socketPath(data);
  if (path === undefined) {
    const bytes = Buffer.byteLength(join(data, SOCKET_FILE));
    const text = `DATA_DIR=${data}: its ${SOCKET_FILE} would have a path of ${bytes} bytes, and the kernel takes ${MAX_PATH_BYTES}; give it a shorter one`;
    throw new ExitError(ExitCode.usage, text);
  }
  remove(path);
  const server = createServer({ allowHalfOpen: true }, (socket) => serve(socket, call));
  server.maxConnections = MAX_CONNECTIONS;
  await listen(server, path);
  return {
    close() {
      server.close();
      remove(path);
    },
  };
}

async function listen(server: Server, path: string): Promise<void> {
  const listening = new Promise<void>((resolve, reject) => {
    server.once('listening', resolve).once('error', reject);
  });
  // The file is made within the call, with the mode that it keeps: nobody else could connect for a moment.
  const before = process.umask(0o177);
  try {
    server.listen(path);
  } finally {
    process.umask(before);
  }
  await listening;
  server.unref();
}

function serve(socket: Socket, call: SocketCall): void {
  let text = '';
  let isAsked = false;
  socket.setEncoding('utf8').setTimeout(IDLE_MS, () => socket.destroy());
  socket.on('error', () => socket.destroy());
  socket.on('data', (part: string) => {
    text += part;
    const end = text.indexOf('\n');
    if (text.length > MAX_LINE_BYTES) socket.destroy();
    if (end < 0 || isAsked || socket.destroyed) return;
    isAsked = true;
    void call(text.slice(0, end)).then((answer) => socket.end(`${answer}\n`));
  });
}

function remove(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
