import type { Socket, SocketEvents } from './socket.ts';

/** The part of the platform's WebSocket that is used here. */
interface PlatformSocket {
  binaryType: string;
  readonly readyState: number;
  send(data: string | Uint8Array): void;
  close(code?: number, reason?: string): void;
  addEventListener(name: 'open' | 'error', listener: () => void): void;
  addEventListener(name: 'message', listener: (event: { readonly data: string | ArrayBuffer }) => void): void;
  addEventListener(name: 'close', listener: (event: { readonly code: number; readonly reason: string }) => void): void;
}

const OPEN = 1;
/** What a page may close with: 1000, or 3000 to 4999. */
const NORMAL = 1000;
const CLOSE_MS = 1_000;

export function openSocket(url: string, events: SocketEvents): Socket {
  const { WebSocket } = globalThis as unknown as { readonly WebSocket: new (url: string) => PlatformSocket };
  const socket = new WebSocket(url);
  let isGone = false;
  function gone(code: number, reason: string): void {
    if (isGone) return;
    isGone = true;
    events.gone(code, reason);
  }
  socket.binaryType = 'arraybuffer';
  socket.addEventListener('open', () => {
    if (!isGone) events.open();
  });
  socket.addEventListener('message', ({ data }) => {
    if (isGone) return;
    if (typeof data === 'string') events.text(data);
    else events.bytes(new Uint8Array(data));
  });
  socket.addEventListener('close', ({ code, reason }) => {
    gone(code, reason);
  });
  return {
    send(data) {
      if (socket.readyState === OPEN) socket.send(data);
    },
    close(_, reason) {
      socket.close(NORMAL, reason);
      // A peer that is gone never answers a close, and the platform waits for it.
      setTimeout(() => {
        gone(NORMAL, reason);
      }, CLOSE_MS);
    },
  };
}
