import { Cause, EventHalf, EventKind, EventWord } from '../../../core/schema/event.ts';
import type { EventFacts } from '../observer.ts';
import { must } from '../violation.ts';
import type { LimitBook } from './limit-book.ts';
import { type Held, type OpenOrder, textOfTag } from './open-orders.ts';
import type { Override } from './overrides.ts';
import type { Lots } from './positions.ts';

const K = EventKind;
const E = EventWord;
const H = EventHalf;

export interface Executions {
  judge(facts: EventFacts, order: OpenOrder, was: Held, now: Held, positions: Lots, override: Override): void;
  /** Also of events of no order. */
  learn(facts: EventFacts, order: OpenOrder | undefined): void;
  forget(): void;
}

interface Window {
  count: number;
  beganUs: number;
  isTripped: boolean;
}

/** A window that was set without its length. */
const USUAL_MS = 1000;

/** Books that traded too often, and what each scope has said for what it traded: both counted from the events. */
export function createExecutions(limits: LimitBook): Executions {
  const windows = new Map<string, Window>();
  const messages = new Map<string, number>();
  const trades = new Map<string, number>();

  const grow = (of: Map<string, number>, scopes: readonly string[]): void => {
    for (const scope of scopes) of.set(scope, (of.get(scope) ?? 0) + 1);
  };

  function trade({ account, tag, instrument }: OpenOrder, nowUs: number): void {
    for (const part of tag === '' ? [''] : ['', tag]) {
      const place = { account, tag: part, instrument, broker: -1 };
      const most = limits.of('max_executions', place);
      const name = bookOf(account, part, instrument);
      const window = windows.get(name) ?? { count: 0, beganUs: -Infinity, isTripped: false };
      if (most === undefined || window.isTripped) continue;
      windows.set(name, window);
      const lengthUs = (limits.of('execution_window_ms', place) ?? USUAL_MS) * 1000;
      if (nowUs - window.beganUs >= lengthUs) Object.assign(window, { count: 0, beganUs: nowUs });
      window.count += 1;
      window.isTripped = window.count > most;
    }
  }

  function aBookThatTradedTooOftenStops(
    facts: EventFacts,
    { account, tag, instrument, isBuy }: OpenOrder,
    was: Held,
    now: Held,
    positions: Lots,
  ): void {
    for (const part of tag === '' ? [''] : ['', tag]) {
      if (windows.get(bookOf(account, part, instrument))?.isTripped !== true) continue;
      const book = bookOf(account, part, instrument);
      const open = (isBuy ? now.buyLots : now.sellLots).get(book) ?? 0;
      if (open <= ((isBuy ? was.buyLots : was.sellLots).get(book) ?? 0)) continue;
      const position = positions.get(book) ?? 0;
      must(open <= (isBuy ? -position : position), 'a book that traded too often is only left', () => {
        return `event ${facts.seq}: ${open} lots open in ${book}, whose position is ${position}`;
      });
    }
  }

  function nobodySaysMuchForLittleTrade({ seq }: EventFacts, order: OpenOrder): void {
    for (const scope of scopesOf(order)) {
      const place = {
        account: order.account,
        tag: scope.startsWith('tag') ? order.tag : '',
        instrument: -1,
        broker: -1,
      };
      const limitOf = (name: 'max_order_to_trade' | 'order_to_trade_after'): number | undefined =>
        scope === 'firm' ? limits.firm(name) : limits.total(name, place);
      const most = limitOf('max_order_to_trade');
      const said = (messages.get(scope) ?? 0) + 1;
      if (most === undefined || said <= (limitOf('order_to_trade_after') ?? 0)) continue;
      const ratio = (said * 100) / Math.max(1, trades.get(scope) ?? 0);
      must(ratio <= most, 'nobody says more for what it trades than allowed', () => {
        return `event ${seq}: ${said} messages of ${scope} for ${trades.get(scope) ?? 0} trades, at most ${most}`;
      });
    }
  }

  return {
    judge(facts, order, was, now, positions, override) {
      if (facts.kind !== K.accepted && facts.kind !== K.replace_requested) return;
      if (!override('EXECUTION_THROTTLE')) aBookThatTradedTooOftenStops(facts, order, was, now, positions);
      if (!override('ORDER_TO_TRADE')) nobodySaysMuchForLittleTrade(facts, order);
    },
    learn({ kind, records: { f64, i32 } }, order) {
      if (kind === K.day_begun) {
        messages.clear();
        trades.clear();
      }
      if (kind === K.throttle_rearmed) {
        windows.delete(bookOf(i32[H.ACCOUNT]!, textOfTag(f64, E.CLIENT_ID_LENGTH), i32[H.INSTRUMENT]!));
      }
      if (order === undefined) return;
      // A cancel-all's cancels count, too, where a client asked for it; here they are left out.
      const isSaid = kind === K.accepted || kind === K.replace_requested;
      if (isSaid || (kind === K.cancel_requested && i32[H.CAUSE] === Cause.command)) grow(messages, scopesOf(order));
      if (kind !== K.filled) return;
      grow(trades, scopesOf(order));
      trade(order, f64[E.TIME_US]!);
    },
    forget() {
      windows.clear();
      messages.clear();
      trades.clear();
    },
  };
}

function bookOf(account: number, tag: string, instrument: number): string {
  return tag === '' ? `book ${account}/${instrument}` : `book ${account}/${tag}/${instrument}`;
}

function scopesOf({ account, tag }: OpenOrder): string[] {
  return tag === '' ? ['firm', `account ${account}`] : ['firm', `account ${account}`, `tag ${account}/${tag}`];
}
