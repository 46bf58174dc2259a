import type { Request } from './outbox.ts';

/** A request that was handed to the venue's socket and not answered. */
export interface Outstanding {
  readonly request: Request;
  readonly sentUs: number;
  readonly sentNs: number;
  /** The session in which it was sent. */
  readonly session: number;
  /** The venue has said something of an order that can't rest, but not yet its end. */
  isHeardOf: boolean;
}

/**
 * The requests that wait for an answer; one of each kind per client id. In the order in which they were sent, so that
 * the first is the first to be late.
 */
export interface OutstandingTable {
  readonly size: number;
  readonly isFull: boolean;
  add(outstanding: Outstanding): void;
  get(kind: Request['kind'], clientId: string): Outstanding | undefined;
  /** Takes an answered one; undefined if none waits. */
  take(kind: Request['kind'], clientId: string): Outstanding | undefined;
  /** The oldest of that kind. */
  oldest(kind: Request['kind']): Outstanding | undefined;
}

export const KINDS: readonly Request['kind'][] = ['place', 'cancel', 'replace'];

export function createOutstanding(capacity: number): OutstandingTable {
  const tables = { place: new Map<string, Outstanding>(), cancel: new Map(), replace: new Map() } as Record<
    Request['kind'],
    Map<string, Outstanding>
  >;
  function size(): number {
    return tables.place.size + tables.cancel.size + tables.replace.size;
  }
  return {
    get size() {
      return size();
    },
    get isFull() {
      return size() >= capacity;
    },
    add(outstanding) {
      const { kind, clientId } = outstanding.request;
      tables[kind].delete(clientId); // Sent again: it stands last.
      tables[kind].set(clientId, outstanding);
    },
    get: (kind, clientId) => tables[kind].get(clientId),
    take(kind, clientId) {
      const outstanding = tables[kind].get(clientId);
      if (outstanding !== undefined) tables[kind].delete(clientId);
      return outstanding;
    },
    oldest(kind) {
      for (const outstanding of tables[kind].values()) return outstanding;
      return undefined;
    },
  };
}
