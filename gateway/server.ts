import * as uws from 'uWebSockets.js';
import {
  App,
  type HttpRequest,
  type HttpResponse,
  type TemplatedApp,
  type us_listen_socket,
  us_listen_socket_close,
  us_socket_local_port,
} from 'uWebSockets.js';
import { invariant } from '../core/invariant.ts';
import {
  type Headers,
  type HttpReply,
  JSON_TYPE,
  NO_HEADERS,
  refusalBody,
  refusalHeaders,
  statusAndType,
} from './http/reply.ts';
import { type RequestHead, beginHead, createRequestHead, takeHeader } from './http/request-head.ts';
import { type Refusal, httpStatusOf, refusal } from './inbound/refusal.ts';
import { normalAddress } from './keys/addresses.ts';
import { checkHandshake, createHandshake, takeHandshakeHeader } from './ws/handshake.ts';
import { LINE_FROM, lineBytes } from './outbound/answer-line.ts';
import { IDLE_S, MAX_BUFFERED_BYTES, type SocketPort } from './ws/socket-port.ts';

/**
 * The only place that knows uWebSockets.js: one app, any number of ports.
 *
 *   request ─▶ head ▸ enter? ─▶ body, copied if it comes in pieces ─▶ handlers.request
 *   upgrade ─▶ head ▸ enter? ─▶ handlers.open ▸ message… ▸ drained… ▸ close
 */
export interface Server {
  /** Binds one more port for itself alone; 0 picks a free one. Rejects with `PortTakenError`. */
  listen(host: string, port: number): Promise<number>;
  publish(topic: string, message: string | Uint8Array, isBinary: boolean): void;
  subscribers(topic: string): number;
  /** Open connections, WebSockets included. */
  connections(): number;
  /** Closes every socket, the listening ones too. */
  close(): void;
}

/** Called in socket callbacks: they must not answer anybody but the one they are called for. */
export interface ServerHandlers<Session> {
  /** Why a request or upgrade may not enter. */
  enter(head: RequestHead): Refusal | undefined;
  /** Why no WebSocket is opened for this address, 4 or 16 bytes. */
  upgrade(address: Uint8Array): Refusal | undefined;
  /** `body` is valid during the call, and may be written to. */
  request(head: RequestHead, body: Uint8Array, reply: HttpReply): void;
  /** `peer`: its address, 4 or 16 bytes. */
  open(socket: SocketPort, peer: Uint8Array): Session;
  /** A ping or pong came. */
  heard(session: Session): void;
  /** `message` is valid during the call. */
  message(session: Session, message: ArrayBuffer, isBinary: boolean): void;
  drained(session: Session): void;
  closed(session: Session): void;
}

export interface ServerLimits {
  readonly maxConnections: number;
  /** A WebSocket message above this ends its connection. */
  readonly maxFrameBytes: number;
}

class PortTakenError extends Error {
  override readonly name = 'PortTakenError';
  readonly code = 'PORT_TAKEN';
}

export const WS_PATH = '/ws';
/** How many connections above the limit are told so, before the rest is closed unheard. */
const REFUSED_CONNECTIONS = 256;

/** Without it a taken port is shared silently (SO_REUSEPORT). The types don't know it. */
const EXCLUSIVE_PORT = (uws as unknown as { readonly LIBUS_LISTEN_EXCLUSIVE_PORT: number }).LIBUS_LISTEN_EXCLUSIVE_PORT;

const EMPTY = new Uint8Array(0);
const tooMany = refusal('TOO_MANY_CONNECTIONS', 'The gateway has as many connections as it takes.');

export function createServer<Session>(handlers: ServerHandlers<Session>, limits: ServerLimits): Server {
  const app: TemplatedApp = App();
  const listening: us_listen_socket[] = [];
  let head = createRequestHead();
  /** A request whose body hasn't come yet still needs `head`. */
  let isHeadKept = false;
  let connections = 0;

  function readHead(req: HttpRequest): void {
    if (isHeadKept) head = createRequestHead();
    isHeadKept = false;
    beginHead(head, req.getCaseSensitiveMethod(), req.getUrl(), req.getQuery() ?? '');
    req.forEach(takeNext);
  }

  function takeNext(name: string, value: string): void {
    takeHeader(head, name, value);
  }

  function refusedEntry(): Refusal | undefined {
    return connections > limits.maxConnections ? tooMany : handlers.enter(head);
  }

  app.filter((res, change) => {
    connections += change;
    if (change > 0 && connections > limits.maxConnections + REFUSED_CONNECTIONS) res.close();
  });

  app.any('/*', (res, req) => {
    readHead(req);
    const reply = new Reply(res, head.method === 'HEAD');
    const no = refusedEntry();
    if (no !== undefined) reply.refuseAndClose(no);
    else if (head.contentLength <= 0) handlers.request(head, EMPTY, reply);
    else receive(res, reply);
  });

  /** Copies the body only if it is in pieces. */
  function receive(res: HttpResponse, reply: HttpReply): void {
    const kept = head;
    isHeadKept = true;
    let parts: Buffer | undefined;
    let partsEnd = 0;
    res.onData((chunk, isLast) => {
      const bytes = new Uint8Array(chunk);
      if (isLast && parts === undefined) {
        // Mostly it comes with its head, before anybody else's.
        if (kept === head) isHeadKept = false;
        handlers.request(kept, bytes, reply);
        return;
      }
      parts ??= Buffer.alloc(kept.contentLength);
      invariant(partsEnd + bytes.length <= parts.length, 'server: a body is longer than its Content-Length');
      parts.set(bytes, partsEnd);
      partsEnd += bytes.length;
      if (isLast) handlers.request(kept, parts.subarray(0, partsEnd), reply);
    });
  }

  app.ws<{ session?: Session; readonly peer: Uint8Array }>(WS_PATH, {
    maxPayloadLength: limits.maxFrameBytes,
    idleTimeout: IDLE_S,
    sendPingsAutomatically: true,
    maxBackpressure: MAX_BUFFERED_BYTES,
    upgrade(res, req, context) {
      readHead(req);
      const peer = peerOf(res);
      const handshake = createHandshake();
      req.forEach((name, value) => {
        takeHandshakeHeader(handshake, name, value);
      });
      const no = refusedEntry() ?? checkHandshake(handshake, head.contentLength) ?? handlers.upgrade(peer);
      if (no !== undefined) {
        new Reply(res, false).refuseAndClose(no);
        return;
      }
      res.upgrade({ peer }, handshake.key, req.getHeader('sec-websocket-protocol'), '', context);
    },
    open(ws) {
      const data = ws.getUserData();
      data.session = handlers.open(ws, data.peer);
    },
    message(ws, message, isBinary) {
      handlers.message(sessionOf(ws.getUserData()), message, isBinary);
    },
    ping(ws) {
      handlers.heard(sessionOf(ws.getUserData()));
    },
    pong(ws) {
      handlers.heard(sessionOf(ws.getUserData()));
    },
    drain(ws) {
      handlers.drained(sessionOf(ws.getUserData()));
    },
    close(ws) {
      // The filter counts the connection in, but not out once it is a WebSocket.
      connections -= 1;
      handlers.closed(sessionOf(ws.getUserData()));
    },
  });

  return {
    listen: (host, port) =>
      new Promise((resolve, reject) => {
        const listened = (socket: us_listen_socket | false): void => {
          if (socket === false) {
            reject(new PortTakenError(`Port ${port} on ${host} is taken or can't be bound.`));
            return;
          }
          listening.push(socket);
          resolve(us_socket_local_port(socket as never));
        };
        // The types lack this form, which the library has had since its first versions.
        (app.listen as unknown as (h: string, p: number, o: number, f: typeof listened) => void).call(
          app,
          host,
          port,
          EXCLUSIVE_PORT,
          listened,
        );
      }),
    publish(topic, message, isBinary) {
      app.publish(topic, message, isBinary);
    },
    subscribers: (topic) => app.numSubscribers(topic),
    connections: () => connections,
    close() {
      for (const socket of listening.splice(0)) us_listen_socket_close(socket);
      app.close();
    },
  };
}

function sessionOf<Session>(data: { session?: Session }): Session {
  invariant(data.session !== undefined, 'server: a WebSocket without its session');
  return data.session;
}

function peerOf(res: HttpResponse): Uint8Array {
  // A copy: what the library hands out is gone after the callback.
  return normalAddress(new Uint8Array(res.getRemoteAddress()).slice());
}

/** A class, so that a request costs two closures and not seven. */
class Reply implements HttpReply {
  readonly #res: HttpResponse;
  readonly #isHead: boolean;
  #isOver = false;
  alsoSays?: () => Headers;

  constructor(res: HttpResponse, isHead: boolean) {
    this.#res = res;
    this.#isHead = isHead;
    res.onAborted(() => {
      this.#isOver = true;
    });
  }

  ok(status: number, result: string): void {
    this.#send(status, JSON_TYPE, result, NO_HEADERS, false);
  }

  peer(): Uint8Array {
    return peerOf(this.#res);
  }

  takesLine(): boolean {
    return true;
  }

  okLine(status: number, end: number): void {
    this.#send(status, JSON_TYPE, lineBytes(LINE_FROM, end), NO_HEADERS, false);
  }

  refuse(why: Refusal): void {
    this.#refuse(why, false);
  }

  refuseAndClose(why: Refusal): void {
    // Within the callback uWebSockets would go on to a second request in the same bytes before it closes. With the
    // answer still owed, one that follows ends the connection instead.
    setImmediate(() => {
      this.#refuse(why, true);
    });
  }

  send(status: number, contentType: string, body: string, headers: Headers = NO_HEADERS): void {
    this.#send(status, contentType, body, headers, false);
  }

  #refuse(why: Refusal, close: boolean): void {
    this.#send(httpStatusOf(why.code), JSON_TYPE, refusalBody(why), refusalHeaders(why), close);
  }

  #send(status: number, contentType: string, body: string | Uint8Array, headers: Headers, close: boolean): void {
    if (this.#isOver) return;
    this.#isOver = true;
    const more = this.alsoSays === undefined ? NO_HEADERS : this.alsoSays();
    corked.res = this.#res;
    corked.statusAndType = statusAndType(status, contentType);
    corked.body = body;
    corked.headers = headers;
    corked.more = more;
    corked.isHead = this.#isHead;
    corked.close = close;
    this.#res.cork(writeCorked);
  }
}

/** What is written by the one function for all corks: one of its own for each would be another object. */
const corked: Corked = {
  res: undefined,
  statusAndType: EMPTY,
  body: '',
  headers: NO_HEADERS,
  more: NO_HEADERS,
  isHead: false,
  close: false,
};

interface Corked {
  res: HttpResponse | undefined;
  statusAndType: Uint8Array;
  body: string | Uint8Array;
  headers: Headers;
  more: Headers;
  isHead: boolean;
  close: boolean;
}

function writeCorked(): void {
  const { body, headers, more, isHead, close } = corked;
  const res = corked.res!;
  corked.res = undefined;
  res.writeStatus(corked.statusAndType);
  for (let i = 0; i < headers.length; i++) res.writeHeader(...headers[i]!);
  for (let i = 0; i < more.length; i++) res.writeHeader(...more[i]!);
  // Given the length, uWebSockets waits for the body, and ends the connection unheard at the next request.
  if (!isHead) res.end(body, close);
  else if (close) res.endWithoutBody(Buffer.byteLength(body), true);
  else res.writeHeader('Content-Length', String(Buffer.byteLength(body))).endWithoutBody();
}
