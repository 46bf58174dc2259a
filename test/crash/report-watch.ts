import { WebSocket } from 'ws';
import type { GatewayOrder } from './gateway-view.ts';

/** An order as reports tell it. */
export type ToldOrder = Omit<GatewayOrder, 'attempt'>;

export interface Report {
  readonly event: string;
  readonly order: ToldOrder;
  /** Of a leg: its number, from 1. */
  readonly leg: number;
}

/** Listens on the channel of reports until its gateway is gone, and remembers of each order what was told last. */
export interface ReportWatch {
  /** Every report, as it comes. */
  onReport: (report: Report) => void;
  close(): void;
}

interface Frame {
  readonly channel?: string;
  readonly event?: string;
  readonly data?: ToldOrder & { readonly leg?: number };
  readonly batch?: readonly Frame[];
}

const OPEN_MS = 10_000;

/** `told`: by order id; it outlives the gateway. */
export async function watchReports(api: string, told: Map<string, ToldOrder>): Promise<ReportWatch> {
  const socket = new WebSocket(`${api.replace('http', 'ws')}/ws`, { handshakeTimeout: OPEN_MS });
  const watch: ReportWatch = { onReport: () => undefined, close: () => socket.terminate() };

  function take(frame: Frame): void {
    for (const one of frame.batch ?? []) take(one);
    const { channel, event, data } = frame;
    if (channel !== 'orders' || event === undefined || data === undefined || data === null) return;
    // Whose child it is, and what it waits for, its first report says.
    const order = { ...told.get(data.order_id), ...data };
    told.set(order.order_id, order);
    watch.onReport({ event, order, leg: data.leg ?? 0 });
  }

  socket.on('error', () => undefined);
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => socket.send('{"id":1,"method":"subscribe","params":{"channel":"orders"}}'));
    socket.once('close', () => reject(new Error('the channel of reports was closed')));
    socket.on('message', (bytes: Buffer) => {
      const frame = JSON.parse(bytes.toString('utf8')) as Frame & { id?: number; status?: number };
      if (frame.id === 1 && frame.status === 200) resolve();
      else take(frame);
    });
  });
  return watch;
}
