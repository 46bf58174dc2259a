import { type Socket, connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import type { Random } from '../../crash/random.ts';

/**
 * The network between clients and gateway, with everything that happens in one:
 *
 *   clients ─▶ port ═══ pairs of sockets ═══ target ─▶ gateway, on another port after each start
 */
export interface RoughRoad {
  readonly port: number;
  /** Where it leads to; undefined: nowhere, whoever comes is sent away. */
  target: number | undefined;
  readonly open: number;
  /** What was done, by its name. */
  readonly done: ReadonlyMap<string, number>;
  /** One accident, to any connection. */
  accident(): void;
  /** All connections at once. */
  cut(): void;
  /** Accidents that last are over. */
  calm(): void;
  close(): void;
}

interface Pair {
  readonly client: Socket;
  readonly gateway: Socket;
  /** Nothing passes. */
  isStalled: boolean;
  /** The next bytes from the gateway are cut in two, and only the first half arrives. */
  isToBeTorn: boolean;
  /** One side is gone and the other may not know yet. */
  isApart: boolean;
}

const APART_MS = [200, 9_000] as const;
const STALL_MS = [300, 7_000] as const;

export async function openRoughRoad(random: Random): Promise<RoughRoad> {
  const pairs = new Set<Pair>();
  /** What ends an accident. */
  const timers = new Map<ReturnType<typeof setTimeout>, () => void>();
  const done = new Map<string, number>();
  let target: number | undefined;

  function after([low, high]: readonly [number, number], run: () => void): void {
    const timer = setTimeout(
      () => {
        timers.delete(timer);
        run();
      },
      random.whole(low, high),
    );
    timers.set(timer, run);
  }

  function breakUp({ client, gateway }: Pair): void {
    client.resetAndDestroy();
    gateway.resetAndDestroy();
  }

  function forward(pair: Pair, from: Socket, to: Socket): void {
    from.on('data', (bytes: Buffer) => {
      if (pair.isToBeTorn && from === pair.gateway && bytes.length > 1) {
        to.end(bytes.subarray(0, bytes.length >> 1));
        from.resetAndDestroy();
        return;
      }
      if (to.destroyed || to.writableEnded) return;
      if (!to.write(bytes)) {
        from.pause();
        to.once('drain', () => {
          if (!pair.isStalled) from.resume();
        });
      }
    });
    from.on('end', () => {
      if (!pair.isApart) to.end();
    });
    from.on('error', () => undefined);
    from.on('close', () => {
      if (pair.isApart) return;
      to.destroy();
      pairs.delete(pair);
    });
  }

  const server = createServer({ allowHalfOpen: true, noDelay: true }, (client) => {
    if (target === undefined) {
      client.on('error', () => undefined);
      client.resetAndDestroy();
      return;
    }
    const gateway = connect({ port: target, host: '127.0.0.1', allowHalfOpen: true, noDelay: true });
    const pair: Pair = { client, gateway, isStalled: false, isToBeTorn: false, isApart: false };
    pairs.add(pair);
    forward(pair, client, gateway);
    forward(pair, gateway, client);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  const accidents: readonly (readonly [name: string, happens: (pair: Pair) => void])[] = [
    ['reset', breakUp],
    ['reset', breakUp],
    ['closed by the client', ({ gateway }) => gateway.end()],
    ['closed by the gateway', ({ client }) => client.end()],
    ['torn frame', (pair) => (pair.isToBeTorn = true)],
    [
      'client gone, gateway not told',
      (pair) => {
        pair.isApart = true;
        pair.client.resetAndDestroy();
        pair.gateway.pause();
        after(APART_MS, () => {
          pair.gateway.resetAndDestroy();
          pairs.delete(pair);
        });
      },
    ],
    [
      'gateway gone, client not told',
      (pair) => {
        pair.isApart = true;
        pair.gateway.resetAndDestroy();
        after(APART_MS, () => {
          pair.client.resetAndDestroy();
          pairs.delete(pair);
        });
      },
    ],
    [
      'stall',
      (pair) => {
        pair.isStalled = true;
        pair.client.pause();
        pair.gateway.pause();
        after(STALL_MS, () => {
          pair.isStalled = false;
          pair.client.resume();
          pair.gateway.resume();
        });
      },
    ],
  ];

  return {
    port: (server.address() as AddressInfo).port,
    get target() {
      return target;
    },
    set target(port) {
      target = port;
    },
    get open() {
      return pairs.size;
    },
    done,
    accident() {
      const whole = [...pairs].filter(({ isApart, isStalled, isToBeTorn }) => !isApart && !isStalled && !isToBeTorn);
      if (whole.length === 0) return;
      const [name, happens] = random.pick(accidents);
      happens(random.pick(whole));
      done.set(name, (done.get(name) ?? 0) + 1);
    },
    cut() {
      for (const pair of pairs) breakUp(pair);
    },
    calm() {
      for (const [timer, run] of timers) {
        clearTimeout(timer);
        run();
      }
      timers.clear();
    },
    close() {
      server.close();
      for (const timer of timers.keys()) clearTimeout(timer);
      for (const { client, gateway } of pairs) {
        client.destroy();
        gateway.destroy();
      }
    },
  };
}
