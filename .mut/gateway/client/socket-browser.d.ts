import type { Socket, SocketEvents } from './socket.ts';
export declare function openSocket(url: string, events: SocketEvents): Socket;
