import type { LimitName } from '../../../core/risk/limit-field.ts';
import { DuplicateMode } from '../../../core/risk/limit-field.ts';
import { Cause, EventHalf, EventKind, EventWord } from '../../../core/schema/event.ts';
import { OrderStatus } from '../../../core/schema/order-kind.ts';
import { PlaceOption } from '../../../core/schema/risk.ts';
import { ChildRole } from '../../../core/schema/terms.ts';
import type { EventFacts } from '../observer.ts';
import { must } from '../violation.ts';
import type { LimitBook } from './limit-book.ts';
import type { OpenOrder } from './open-orders.ts';
import type { Override } from './overrides.ts';

const K = EventKind;
const E = EventWord;

export interface Rates {
  judge(facts: EventFacts, order: OpenOrder, override: Override): void;
  learn(facts: EventFacts, order: OpenOrder): void;
  limitsChanged(): void;
  forget(): void;
}

interface Bucket {
  /** Tokens that are missing, as of when. */
  missing: number;
  atUs: number;
  /** Tokens a second by the limits of now; undefined: nobody counts. */
  readonly rate: () => number | undefined;
  /** The largest of the rates since `atUs`: nobody promises by which of them tokens came back. */
  fastest: number;
}

const KINDS = [
  { code: 'ORDER_RATE', perSecond: 'orders_per_second', burst: 'orders_burst', isOfOrders: true },
  { code: 'MESSAGE_RATE', perSecond: 'messages_per_second', burst: 'messages_burst', isOfOrders: false },
] as const;

/** How often a scope may act, and whether it says the same twice. */
export function createRates(limits: LimitBook): Rates {
  const buckets = new Map<string, Bucket>();
  /** Contents that were placed, the newest last, as many as the engine remembers. */
  let recent: { content: string; atUs: number }[] = [];
  const REMEMBERED = 16;

  function limitOf(name: LimitName, scope: string, { account, tag }: OpenOrder): number | undefined {
    if (scope === 'firm') return limits.firm(name);
    return limits.total(name, { account, tag: scope.startsWith('tag') ? tag : '', instrument: -1, broker: -1 });
  }

  function* bucketsOf(
    { kind, records }: EventFacts,
    order: OpenOrder,
  ): Generator<{
    readonly bucket: Bucket;
    readonly size: number;
    readonly missing: number;
    readonly code: 'ORDER_RATE' | 'MESSAGE_RATE';
    readonly scope: string;
  }> {
    if (kind !== K.accepted && kind !== K.replace_requested) return;
    // Exits that the engine places or changes itself take nothing.
    if (records.i32[EventHalf.CAUSE] === Cause.plan && order.role !== ChildRole.leg) return;
    const scopes = ['firm', `account ${order.account}`];
    if (order.tag !== '') scopes.push(`tag ${order.account}/${order.tag}`);
    const nowUs = records.f64[E.TIME_US]!;
    for (const { code, perSecond, burst, isOfOrders } of KINDS) {
      if (isOfOrders && kind !== K.accepted) continue;
      for (const scope of scopes) {
        const rate = limitOf(perSecond, scope, order);
        if (rate === undefined) continue;
        const rateOfNow = (): number | undefined => limitOf(perSecond, scope, order);
        const bucket = buckets.get(`${code} ${scope}`) ?? { missing: 0, atUs: 0, rate: rateOfNow, fastest: rate };
        buckets.set(`${code} ${scope}`, bucket);
        const missing = Math.max(0, bucket.missing - ((nowUs - bucket.atUs) * bucket.fastest) / 1e6);
        yield { bucket, size: limitOf(burst, scope, order) ?? rate, missing, code, scope };
      }
    }
  }

  const contentOf = (order: OpenOrder, { f64 }: EventFacts['records']): string =>
    [
      order.account,
      order.tag,
      order.instrument,
      order.isBuy,
      order.isMarket,
      f64[E.QUANTITY_LOTS],
      f64[E.PRICE_TICKS],
    ].join('/');

  return {
    judge(facts, order, override) {
      const { seq, kind, records } = facts;
      for (const { size, missing, code, scope } of bucketsOf(facts, order)) {
        const taken = missing + 1;
        must(taken <= size + 1e-9 || override(code), 'nobody acts more often than allowed', () => {
          return `event ${seq}: ${taken} of ${size} tokens of ${scope} (${code})`;
        });
      }
      if (kind !== K.accepted || order.status === OrderStatus.held || override('DUPLICATE_ORDER')) return;
      const place = { account: order.account, tag: order.tag, instrument: order.instrument, broker: order.broker };
      const windowUs = (limits.of('duplicate_window_ms', place) ?? 0) * 1000;
      const isWarned = limits.of('duplicate_mode', place) === DuplicateMode.warn;
      const isMeant = (records.f64[E.OPTIONS]! & PlaceOption.duplicateOverride) !== 0;
      if (windowUs === 0 || isWarned || isMeant) return;
      const content = contentOf(order, records);
      const same = recent.findLast((one) => one.content === content);
      must(same === undefined || records.f64[E.TIME_US]! - same.atUs > windowUs, 'nobody says the same twice', () => {
        return `event ${seq}: ${content} was placed ${records.f64[E.TIME_US]! - (same?.atUs ?? 0)} us before`;
      });
    },
    learn(facts, order) {
      const atUs = facts.records.f64[E.TIME_US]!;
      for (const { bucket, missing } of bucketsOf(facts, order)) {
        Object.assign(bucket, { missing: missing + 1, atUs, fastest: bucket.rate() ?? 0 });
      }
      if (facts.kind !== K.accepted) return;
      const broker = order.status === OrderStatus.held ? -1 : order.broker;
      const place = { account: order.account, tag: order.tag, instrument: order.instrument, broker };
      if ((limits.of('duplicate_window_ms', place) ?? 0) === 0) return;
      recent.push({ content: contentOf(order, facts.records), atUs });
      if (recent.length > REMEMBERED) recent = recent.slice(1);
    },
    limitsChanged() {
      for (const bucket of buckets.values()) bucket.fastest = Math.max(bucket.fastest, bucket.rate() ?? 0);
    },
    forget() {
      buckets.clear();
      recent = [];
    },
  };
}
