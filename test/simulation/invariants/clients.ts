import type { Ask } from '../clients.ts';
import type { Observer, OrderFacts } from '../observer.ts';
import { must } from '../violation.ts';

/** What was told to somebody outside, and must be true for ever. */
export interface ClientInvariants {
  /** A place was answered with an order, and its tag if the answer has one. */
  acknowledged(ask: Ask, orderId: number, tag: string | null): void;
  /** The process runs again on what its disk kept. */
  restarted(): void;
}

export interface ClientInvariantOptions {
  readonly observer: Observer;
  readonly durableSeq: () => number;
  readonly nowUs: () => number;
  readonly idKeptUs: number;
}

export function createClientInvariants(options: ClientInvariantOptions): ClientInvariants {
  const { observer, durableSeq, nowUs, idKeptUs } = options;
  const acknowledged = new Map<number, Ask>();
  const byId = new Map<string, number>();

  function nothingIsAcknowledgedBeforeItIsDurable(facts: OrderFacts): void {
    const { acceptedSeq: seq } = facts;
    must(seq <= durableSeq(), 'nothing is acknowledged before it is durable', () => {
      return `order ${facts.orderId} of event ${seq}, durable up to ${durableSeq()}`;
    });
  }

  function aClientThatRetriesGetsTheSameOrder({ account, name }: Ask, orderId: number): void {
    if (name === '') return;
    const key = `${account}/${name}`;
    const before = byId.get(key) ?? orderId;
    const isFree = (observer.orders.get(before)?.endedUs ?? 0) + idKeptUs <= nowUs();
    must(before === orderId || isFree, 'a client that retries gets the same order', () => {
      return `${key}: first order ${before}, then order ${orderId}`;
    });
    byId.set(key, orderId);
  }

  /** Also that of a retry is the first one's: they are the same request. */
  function anAnswerHasNobodyElsesTag({ request, account, name }: Ask, orderId: number, tag: string | null): void {
    if (tag === null) return;
    const given = (JSON.parse(request.body ?? '{}') as { readonly tag?: string }).tag;
    must(tag === given, 'an answer has the tag that was given, or none', () => {
      return `order ${orderId} for ${account}/${name}: tag ${tag}, given was ${given}`;
    });
  }

  return {
    acknowledged(ask, orderId, tag) {
      const facts = observer.orders.get(orderId);
      must(facts !== undefined, 'an order that is acknowledged exists', () => `order ${orderId} for ${ask.name}`);
      const isTheirs = facts.account === ask.account && facts.clientId === ask.name;
      must(isTheirs, 'an order is told to whom it belongs', () => `order ${orderId} for ${ask.account}/${ask.name}`);
      anAnswerHasNobodyElsesTag(ask, orderId, tag);
      nothingIsAcknowledgedBeforeItIsDurable(facts);
      aClientThatRetriesGetsTheSameOrder(ask, orderId);
      acknowledged.set(orderId, ask);
    },
    restarted() {
      for (const [orderId, { account, name }] of acknowledged) {
        const facts = observer.orders.get(orderId);
        const isThere = facts?.account === account && facts.clientId === name;
        must(
          isThere,
          'every acknowledged order is found after every restart',
          () => `order ${orderId} (${name}) is gone`,
        );
      }
    },
  };
}
