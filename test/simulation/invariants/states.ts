import { TradingState } from '../../../core/risk/limit-field.ts';
import { EVENT_DEFINITION } from '../../../core/schema/definition.ts';
import { Cause, EventByte, EventHalf, EventKind, EventWord } from '../../../core/schema/event.ts';
import { OrderStatus } from '../../../core/schema/order-kind.ts';
import { NOTE_OVERFILL } from '../../../core/order/lifecycle.ts';
import { StateWord } from '../../../core/schema/risk.ts';
import type { EventFacts } from '../observer.ts';
import { must } from '../violation.ts';
import { type Held, type OpenOrder, textOfTag } from './open-orders.ts';
import type { Lots } from './positions.ts';

const K = EventKind;
const H = EventHalf;

export interface States {
  event(facts: EventFacts): void;
  judge(facts: EventFacts, order: OpenOrder, now: Held, positionsBefore: Lots): void;
  forget(): void;
}

/** Trading states of every scope, as the events set them. */
export function createStates(): States {
  const states = new Map<string, number>();
  const SENDING: ReadonlySet<number> = new Set([K.accepted, K.replace_requested, K.rerouted, K.released]);

  const scopesOf = ({ account, tag, instrument, broker }: OpenOrder): string[] => [
    'firm',
    'everything',
    `account ${account}`,
    `symbol ${instrument}`,
    `book ${account}/${instrument}`,
    `tag ${account}/${tag}`,
    `broker ${broker}`,
  ];

  return {
    event({ kind, records: { f64, i32, u8 } }) {
      const account = i32[H.ACCOUNT]!;
      const instrument = i32[H.INSTRUMENT]!;
      const isOverfill = kind === K.filled && i32[H.NOTE] === NOTE_OVERFILL;
      if ((kind === K.suspended && account >= 0) || isOverfill) {
        states.set(`book ${account}/${instrument}`, TradingState.halted);
      }
      if (kind === K.halted || kind === K.resumed) {
        states.set('everything', kind === K.halted ? TradingState.halted : TradingState.active);
      }
      if (kind !== K.trading_state_set) return;
      const tag = textOfTag(f64, EventWord.CLIENT_ID_LENGTH);
      const broker = u8[EventByte.BROKER]! - 1;
      const state = f64[EVENT_DEFINITION + StateWord.STATE]!;
      const scope =
        tag !== ''
          ? `tag ${account}/${tag}`
          : account >= 0 && instrument >= 0
            ? `book ${account}/${instrument}`
            : account >= 0
              ? `account ${account}`
              : instrument >= 0
                ? `symbol ${instrument}`
                : broker >= 0
                  ? `broker ${broker}`
                  : 'firm';
      states.set(scope, state);
      if (scope === 'firm' && state !== TradingState.halted) states.set('everything', TradingState.active);
    },
    judge({ kind, seq, records: { f64, i32 } }, order, now, positionsBefore) {
      if (!SENDING.has(kind)) return;
      const isOfPlan = i32[H.CAUSE] === Cause.plan;
      // Protection that is armed here is sent nowhere.
      if (isOfPlan && order.status === OrderStatus.armed) return;
      const halted = scopesOf(order).find((scope) => states.get(scope) === TradingState.halted);
      must(halted === undefined, 'nothing is accepted or sent in a halted scope', () => {
        return `event ${seq}, kind ${kind}, order ${order.orderId}: ${halted}`;
      });
      const reducing = scopesOf(order).find((scope) => states.get(scope) === TradingState.reducing);
      if (reducing === undefined || isOfPlan || (kind !== K.accepted && kind !== K.replace_requested)) return;
      const book = `book ${order.account}/${order.instrument}`;
      const position = positionsBefore.get(book) ?? 0;
      // Of a replace what it asks for: it may make an order smaller that is too large by now.
      const asked = kind === K.accepted ? order.lots : f64[EventWord.ARG1]! - f64[EventWord.FILLED_LOTS]!;
      const open = ((order.isBuy ? now.buyLots : now.sellLots).get(book) ?? 0) - order.lots + asked;
      must(open <= Math.max(0, order.isBuy ? -position : position), 'what is reducing only reduces', () => {
        return `event ${seq}, order ${order.orderId} in ${reducing}: ${open} open against ${position}`;
      });
    },
    forget: () => states.clear(),
  };
}
