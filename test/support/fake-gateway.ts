import type { Loose } from './loose.ts';
import type { OpenSocket, SocketEvents } from '../../gateway/client/socket.ts';
import { until } from './until.ts';

/** The other end of a client's connections, answering from a script: no sockets, no time. */
export interface FakeGateway {
  readonly open: OpenSocket;
  /** Calls that came, in order, without those that begin a connection. */
  readonly calls: Call[];
  /** Connections so far. */
  connections: number;
  epoch: string;
  /** The newest report. */
  sequence: number;
  recovered: boolean;
  /** Refuses connections while it is down. */
  isDown: boolean;
  /** Answers nothing that is begun by itself. */
  isSilent: boolean;
  pings: number;
  /** Answers to `instruments`. */
  catalogs: number;
  /** Instruments per page. */
  page: number;
  /** Waits for the call after those that were taken, and takes it. */
  next(method: string): Promise<Call>;
  /** Ends the connection. */
  cut(): void;
  say(frame: Loose): void;
  sayText(text: string): void;
  sayBytes(bytes: Uint8Array): void;
}

export interface Call {
  readonly id: number;
  readonly method: string;
  readonly params: Loose;
  answer(result: Loose, status?: number): void;
  refuse(status: number, code: string, more?: Loose): void;
}

const INSTRUMENTS = [
  { symbol: 'BTCUSDT', class: 'crypto', tradable: true, currency: 'USDT', tick: '0.01', lot: '0.000001' },
  { symbol: 'ETHUSDT', class: 'crypto', tradable: true, currency: 'USDT', tick: '0.01', lot: '0.0001' },
];

export function createFakeGateway(): FakeGateway {
  let events: SocketEvents | undefined;
  let taken = 0;

  function take(text: string): void {
    const { id, method, params } = JSON.parse(text) as { id: number; method: string; params: Loose };
    const mine = events;
    const call: Call = {
      id,
      method,
      params,
      answer(result, status = 200) {
        if (mine === events) gateway.say({ id, status, result });
      },
      refuse(status, code, more = {}) {
        if (mine === events) gateway.say({ id, status, error: { code, message: `${code} it is.`, ...more } });
      },
    };
    if (gateway.isSilent) return;
    if (method === 'instruments') {
      gateway.catalogs += 1;
      const from = Number(params.cursor ?? 0);
      const end = from + gateway.page;
      const next_cursor = end < INSTRUMENTS.length ? String(end) : null;
      call.answer({ instruments: INSTRUMENTS.slice(from, end), next_cursor });
    } else if (method === 'ping') {
      gateway.pings += 1;
      call.answer({ pong: true });
    } else if (method === 'unsubscribe') call.answer({});
    else if (method === 'subscribe') {
      const { epoch, sequence, recovered } = gateway;
      const isResume = params.epoch !== undefined;
      call.answer({ channel: params.channel, epoch, sequence, ...(isResume ? { recovered } : {}) });
    } else gateway.calls.push(call);
  }

  const gateway: FakeGateway = {
    calls: [],
    connections: 0,
    epoch: 'journal',
    sequence: 0,
    recovered: true,
    isDown: false,
    isSilent: false,
    pings: 0,
    catalogs: 0,
    page: INSTRUMENTS.length,
    open(_, mine) {
      const isRefused = gateway.isDown;
      queueMicrotask(() => {
        if (isRefused) {
          mine.gone(1006, 'refused');
          return;
        }
        gateway.connections += 1;
        events = mine;
        mine.open();
      });
      return {
        send(data) {
          if (events === mine) take(String(data));
        },
        close(code) {
          if (events === mine) events = undefined;
          queueMicrotask(() => {
            mine.gone(code, '');
          });
        },
      };
    },
    async next(method) {
      await until(() => gateway.calls.length > taken, method);
      const call = gateway.calls[taken++]!;
      if (call.method !== method) throw new Error(`${call.method} came, not ${method}`);
      return call;
    },
    cut() {
      const mine = events;
      events = undefined;
      mine?.gone(1006, 'cut');
    },
    say(frame) {
      gateway.sayText(JSON.stringify(frame));
    },
    sayText(text) {
      events?.text(text);
    },
    sayBytes(bytes) {
      events?.bytes(bytes);
    },
  };
  return gateway;
}
