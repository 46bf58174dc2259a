import type { BinaryRequests } from './binary-requests.ts';
import { jsonCall } from './codec-json.ts';
import { exactText } from './decimal-text.ts';
import { type OrderName, type Refused, TickgateError } from './errors.ts';
import type { Ask, Requests } from './requests.ts';
import { hexOf, randomBytes } from './sign.ts';
import { createSymbolCache } from './symbol-cache.ts';
import type {
  BatchResult,
  CallOptions,
  CancelReplaced,
  Client,
  Decimal,
  NewOrder,
  Order,
  OrderRef,
  OrderState,
  PlacedOrder,
  Replacement,
} from './types.ts';

/** What changes orders, and may have had effect where no answer comes. */
export type OrderCalls = Pick<Client, 'place' | 'batch' | 'cancel' | 'replace' | 'cancelReplace' | 'cancelAll'>;

export interface OrderCallOptions {
  /** Of orders that name none. */
  readonly account: string | undefined;
  readonly requests: Requests;
  /** Records, where the connection takes them now. */
  readonly binary: () => BinaryRequests | undefined;
  readonly status: (order: OrderRef) => Promise<OrderState>;
  readonly plan: (call: CallOptions | undefined) => Pick<Ask<unknown>, 'deadlineMs' | 'transient'>;
}

const MAX_BATCH = 100;

/**
 * Each may be sent twice: a client order id makes a repeat of a place harmless, and a repeat that is refused because the
 * first did what was asked for is answered by the order as it stands.
 */
export function createOrderCalls({ account, requests, binary, status, plan }: OrderCallOptions): OrderCalls {
  const symbols = createSymbolCache();
  const idPrefix = hexOf(randomBytes(6));
  let ids = 0;

  function newId(): string {
    return `${idPrefix}-${(++ids).toString(36)}`;
  }

  function place(order: NewOrder, call?: CallOptions): Promise<PlacedOrder> {
    const client_order_id = order.client_order_id ?? newId();
    const named: NewOrder = { ...order, client_order_id, account: order.account ?? account };
    return requests.ask<PlacedOrder>({
      method: 'order.place',
      effect: 'repeatable',
      about: { client_order_id },
      encode: (id) => binary()?.place(id, named) ?? jsonCall(id, 'order.place', exactly(named)),
      read(answer) {
        const placed = answer.result as Omit<PlacedOrder, 'is_repeat'>;
        symbols.put(placed);
        return { ...placed, is_repeat: answer.status === 200 };
      },
      ...plan(call),
    });
  }

  /** The order, if it is as the request wanted it. */
  async function settled(order: OrderRef, refused: Refused, isDone: (state: OrderState) => boolean): Promise<Order> {
    const state = await status(order);
    if (!isDone(state)) throw refused;
    return state;
  }

  return {
    place,

    async batch(list, call) {
      if (list.length > MAX_BATCH) {
        throw new TickgateError('INVALID_PARAMETER', `A batch has at most ${MAX_BATCH} orders.`);
      }
      const named = list.map((order) => ({ ...order, client_order_id: order.client_order_id ?? newId() }));
      const results = await Promise.allSettled(named.map((order) => place(order, call)));
      return results.map((result, index): BatchResult => {
        if (result.status === 'fulfilled') return { ok: true, order: result.value };
        return { ok: false, client_order_id: named[index]!.client_order_id, error: result.reason as Error };
      });
    },

    cancel(order, call) {
      const named = { ...order, account: order.account ?? account };
      return requests.ask<Order>({
        method: 'order.cancel',
        effect: 'repeatable',
        about: nameOf(order),
        encode: (id) => binary()?.cancel(id, named) ?? jsonCall(id, 'order.cancel', named),
        read: ({ result }) => result as Order,
        afterRepeat: (refused) =>
          refused.code === 'CANCEL_PENDING' || refused.code === 'ORDER_FINAL'
            ? settled(named, refused, (state) => state.status === 'cancelled' || state.status === 'pending_cancel')
            : undefined,
        ...plan(call),
      });
    },

    replace(replacement, call) {
      const named = { ...replacement, account: replacement.account ?? account };
      const isSafe = replacement.if_version !== undefined;
      return requests.ask<Order>({
        method: 'order.replace',
        effect: isSafe ? 'repeatable' : 'once',
        about: nameOf(replacement),
        encode: (id) =>
          binary()?.replace(id, named, symbols.of(replacement)) ?? jsonCall(id, 'order.replace', exactly(named)),
        read: ({ result }) => result as Order,
        afterRepeat: (refused) =>
          refused.code === 'VERSION_MISMATCH' || refused.code === 'REPLACE_PENDING'
            ? settled(nameOf(named), refused, (state) => isReplaced(state, named))
            : undefined,
        ...plan(call),
      });
    },

    cancelReplace(replacement, call) {
      const client_order_id = replacement.client_order_id ?? newId();
      const named = { ...replacement, client_order_id, account: replacement.account ?? account };
      return requests.ask<CancelReplaced>({
        method: 'order.cancel_replace',
        effect: 'repeatable',
        about: { client_order_id },
        encode: (id) => jsonCall(id, 'order.cancel_replace', exactly(named)),
        read: ({ result }) => result as CancelReplaced,
        ...plan(call),
      });
    },

    cancelAll(scope = {}, call) {
      const params = { symbol: scope.symbol, account: scope.account ?? account };
      return requests.ask<number>({
        method: 'order.cancel_all',
        effect: 'repeatable',
        encode: (id) =>
          binary()?.cancelAll(id, params.symbol, params.account) ?? jsonCall(id, 'order.cancel_all', params),
        read: ({ result }) => (result as { cancel_requested: number }).cancel_requested,
        ...plan(call),
      });
    },
  };
}

export function nameOf({ order_id, client_order_id }: OrderRef): OrderName {
  return { order_id, client_order_id };
}

/** Prices and quantities as their exact texts. */
const DECIMALS = [
  'price',
  'quantity',
  'stop_price',
  'trail_amount',
  'trail_percent',
  'iceberg_quantity_variance',
  'target',
  'stop_loss',
  'stop_loss_limit',
] as const;

/** With its decimals as texts. */
export function exactly(order: { readonly [field in (typeof DECIMALS)[number]]?: Decimal | undefined }): object {
  const texts: Record<string, string> = {};
  for (const field of DECIMALS) {
    const value = order[field];
    if (value !== undefined) texts[field] = exactText(value);
  }
  return { ...order, ...texts };
}

function isReplaced(state: OrderState, wanted: Replacement): boolean {
  const { price, quantity, stop_price, trail_amount, trail_percent, stop_loss, stop_loss_limit, target } = wanted;
  return (
    isSame(price, state.price) &&
    isSame(quantity, state.quantity) &&
    isSame(stop_price, state.stop_price) &&
    isSame(trail_amount, state.trail_amount) &&
    isSame(trail_percent, state.trail_percent) &&
    isSame(stop_loss, state.stop_loss) &&
    isSame(stop_loss_limit, state.stop_loss_limit) &&
    isSame(target, state.target)
  );
}

function isSame(wanted: string | number | undefined, is: string | null | undefined): boolean {
  if (wanted === undefined) return true;
  const plain = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);
  return is !== null && is !== undefined && plain(exactText(wanted)) === plain(is);
}
