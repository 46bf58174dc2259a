import type { Socket, SocketEvents } from './socket.ts';
/** Node 20 has no WebSocket of its own. */
export declare function openSocket(url: string, events: SocketEvents): Socket;
