import type { Refusal } from '../../gateway/inbound/refusal.ts';
import type { HttpRequest, SimulatedDoor } from './door.ts';

/** Programs that trade: they remember what they asked, and ask again under the same id when no answer came. */
export interface Clients {
  readonly asks: readonly Ask[];
  ask(door: SimulatedDoor, account: number, kind: AskKind, name: string, request: HttpRequest): void;
  /** The same request as the account's last place under this name; nothing if there was none. */
  again(door: SimulatedDoor, account: number, name: string): void;
  /** Every place with an id that was never answered. */
  retryAll(door: SimulatedDoor): void;
  /** No answer will come to what was asked before. */
  processDied(): void;
  lastPlace(account: number, name: string): Ask | undefined;
}

export type AskKind = 'place' | 'swap' | 'cancel' | 'replace' | 'query' | 'other';

export interface Ask {
  readonly account: number;
  readonly kind: AskKind;
  readonly name: string;
  readonly request: HttpRequest;
  state: 'waits' | 'answered' | 'lost';
}

export interface ClientWatch {
  answered(ask: Ask, status: number, result: string): void;
  refused(ask: Ask, refusal: Refusal): void;
}

export function createClients(watch: ClientWatch): Clients {
  const asks: Ask[] = [];
  const places = new Map<string, Ask>();

  function ask(door: SimulatedDoor, account: number, kind: AskKind, name: string, request: HttpRequest): void {
    const one: Ask = { account, kind, name, request, state: 'waits' };
    asks.push(one);
    if (kind === 'place' && name !== '' && !places.has(`${account}/${name}`)) places.set(`${account}/${name}`, one);
    door.request(account, request, {
      ok(status, result) {
        one.state = 'answered';
        watch.answered(one, status, result);
      },
      refuse(refusal) {
        one.state = 'answered';
        watch.refused(one, refusal);
      },
    });
  }

  const clients: Clients = {
    asks,
    ask,
    again(door, account, name) {
      const first = places.get(`${account}/${name}`);
      if (first !== undefined) ask(door, account, 'place', name, first.request);
    },
    retryAll(door) {
      for (const { account, kind, name, state } of asks) {
        // What is asked again here waits, or is answered: it isn't lost.
        if (kind === 'place' && name !== '' && state === 'lost') clients.again(door, account, name);
      }
      for (const one of asks) if (one.state === 'lost' && one.kind === 'place') one.state = 'answered';
    },
    processDied() {
      for (const one of asks) if (one.state === 'waits') one.state = 'lost';
    },
    lastPlace: (account, name) => places.get(`${account}/${name}`),
  };
  return clients;
}
