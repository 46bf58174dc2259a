import { closeSync, fstatSync, openSync, readSync, watch } from 'node:fs';
import type { Report, ToldOrder } from './report-watch.ts';
import { orderIdOf } from './venue-log-reader.ts';

/**
 * Moments at which a crash hurts most, seen from outside as they come: in a venue's log before the gateway can know of it, or
 * in a report, when what the gateway wants next is on its way.
 *
 *   in the venue's log   a leg has filled, the next is not sent · a target has filled, its stop is armed · an entry has filled,
 *                        its exits are not sent
 *   in a report          the next leg leaves · an exit is made larger or smaller · a target is to go, since its stop triggered ·
 *                        a stop triggered · it leaves
 */
export const POINTS = [
  'leg filled',
  'next leg',
  'target filled',
  'entry filled',
  'exit resized',
  'target to go',
  'stop triggered',
  'stop leaves',
] as const;
export type Point = (typeof POINTS)[number];

export interface Ambush {
  /** Resolves when the point is reached, with true; or after so long, with false. */
  wait(point: Point, mostMs: number): Promise<boolean>;
  report(report: Report): void;
  close(): void;
}

/** `told`: orders by the gateway's id. */
export function layAmbush(venueLogs: readonly string[], told: ReadonlyMap<string, ToldOrder>): Ambush {
  let waiting: { point: Point; reached: () => void } | undefined;

  function happened(point: Point | undefined): void {
    if (point === undefined || point !== waiting?.point) return;
    const { reached } = waiting;
    waiting = undefined;
    reached();
  }

  function filled(orderId: string): void {
    const order = told.get(orderId);
    if (order === undefined) return;
    const { role, order_type: type } = order;
    if (role === 'leg') happened('leg filled');
    else if (role === 'target' || type === 'OCO') happened('target filled');
    else if (type === 'BRACKET' || type === 'OTO') happened('entry filled');
  }

  const stop = venueLogs.map((path) => followFills(path, filled));
  return {
    wait: (point, mostMs) =>
      new Promise((resolve) => {
        const timer = setTimeout(() => {
          waiting = undefined;
          resolve(false);
        }, mostMs);
        waiting = {
          point,
          reached() {
            clearTimeout(timer);
            resolve(true);
          },
        };
      }),
    report: (report) => happened(pointOf(report)),
    close() {
      for (const end of stop) end();
    },
  };
}

function pointOf({ event, order, leg }: Report): Point | undefined {
  const isTarget = order.role === 'target' || order.order_type === 'OCO';
  if (event === 'accepted' && order.role === 'leg' && leg > 1) return 'next leg';
  if (event === 'replace_requested' && isTarget) return 'exit resized';
  if (event === 'cancel_requested' && isTarget) return 'target to go';
  if (event === 'triggered') return 'stop triggered';
  return event === 'released' && order.order_type !== 'LIMIT' ? 'stop leaves' : undefined;
}

/** Calls `filled` with the gateway's order id of each fill that is added to the log. Returns what ends it. */
function followFills(path: string, filled: (orderId: string) => void): () => void {
  const fd = openSync(path, 'r');
  const ids = new Map<string, string>();
  const bytes = Buffer.alloc(1 << 16);
  let at = 0;
  let rest = '';

  function readOn(): void {
    // A venue that starts again cuts off what it hadn't finished.
    at = Math.min(at, fstatSync(fd).size);
    for (
      let read = readSync(fd, bytes, 0, bytes.length, at);
      read > 0;
      read = readSync(fd, bytes, 0, bytes.length, at)
    ) {
      at += read;
      const lines = (rest + bytes.toString('latin1', 0, read)).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) take(line);
    }
  }

  function take(line: string): void {
    const [, kind, number = '', clientId] = /^\["([PF])",(\d+),(?:\d+,"([^"]+)")?/.exec(line) ?? [];
    if (kind === 'P') ids.set(number, orderIdOf(clientId ?? '') ?? '');
    if (kind === 'F') filled(ids.get(number) ?? '');
  }

  const watcher = watch(path, readOn);
  watcher.on('error', () => undefined);
  return () => {
    watcher.close();
    closeSync(fd);
  };
}
