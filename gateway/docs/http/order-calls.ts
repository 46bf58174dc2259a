import type { RejectName } from '../../../core/schema/reject.ts';
import { MAX_BODY_BYTES, BATCH_PATH } from '../../http/entry-rules.ts';
import { BY_CLIENT_ID, CANCEL_REPLACE, ORDERS, QUERY_FIELDS } from '../../http/routes.ts';
import { MAX_BATCH_BYTES } from '../../inbound/batch.ts';
import {
  BATCH_CODES,
  CANCEL_ALL_CODES,
  CANCEL_CODES,
  CANCEL_REPLACE_CODES,
  ENTRY,
  LIST_CODES,
  ORDER_CODES,
  PLACE_CODES,
  QUERY,
  REPLACE_CODES,
  VALIDATE_CODES,
} from '../code-sets.ts';
import { CANCEL_REPLACE_EXAMPLES, ORDER_EXAMPLES } from '../order-examples.ts';
import { CLIENT_ID_PARAMETER, ORDER_ID_PARAMETER } from '../request-schemas.ts';
import { type HttpCall, type Parameter, ok, query, path, get, withBody } from './http-call.ts';

const REPLACE_ABOUT =
  'Asked of the venue; the answer says that it was asked, the orders channel what came of it. Until then the larger of old and new is reserved. What is kept here (an armed stop, an iceberg, a held order, the exits of a bracket before its first fill) is changed at once. The answer’s status says which: pending_replace, it was asked; else it is done, and version has grown.';
const CANCEL_REPLACE_ABOUT =
  'Both are judged at once, and until the old order is gone both count. With STOP_ON_FAILURE the new one is held until then; where it is refused, or the old one can’t be cancelled, nothing happens. With ALLOW_FAILURE each goes its way. A client_order_id that is known is answered as POST /orders answers it, and cancels nothing.';
const CANCEL_ABOUT =
  'Asked of the venue; the answer says that it was asked, the orders channel what came of it. One that is under way already is answered with the order as it stands.';

/** The three calls of one order, by either of its names. */
function ofOneOrder(
  suffix: string,
  at: typeof ORDERS | typeof BY_CLIENT_ID,
  parameter: Parameter,
  badName: RejectName,
): HttpCall[] {
  const parameters = [parameter, ...query(['account'])];
  const shared = { group: 'orders', path: `${at}{${parameter.name}}`, parameters } as const;
  const name: RejectName[] = [...QUERY, badName, 'FORBIDDEN_ACCOUNT'];
  return [
    {
      ...get({
        ...shared,
        id: `getOrder${suffix}`,
        title: `One order${suffix === '' ? '' : ' by your own id'}`,
        about: 'As it stands; orders that ended long ago are answered from history.',
        signed: true,
        answers: [ok(200, 'The order.', 'Order', 'order')],
        codes: [...name, ...ORDER_CODES],
      }),
      head: false,
    },
    withBody({
      ...shared,
      id: `replaceOrder${suffix}`,
      method: 'PATCH',
      title: `Replace an order${suffix === '' ? '' : ' by your own id'}`,
      about: REPLACE_ABOUT,
      body: { schema: 'ReplaceOrder', example: 'replace', maxBytes: MAX_BODY_BYTES },
      answers: [ok(200, 'The replace is under way, or done.', 'ChangedOrder', 'replaced')],
      codes: [...name, ...REPLACE_CODES],
    }),
    {
      ...shared,
      id: `cancelOrder${suffix}`,
      method: 'DELETE',
      head: false,
      signed: true,
      title: `Cancel an order${suffix === '' ? '' : ' by your own id'}`,
      about: CANCEL_ABOUT,
      answers: [ok(200, 'The cancel is under way, or done.', 'ChangedOrder', 'changed')],
      codes: [...ENTRY, ...name, ...CANCEL_CODES],
    },
  ];
}

/** Orders, one at a time and many. */
export const ORDER_CALLS: readonly HttpCall[] = [
  withBody({
    id: 'placeOrder',
    group: 'orders',
    method: 'POST',
    path: '/orders',
    title: 'Place an order',
    about:
      'Answered when the acceptance is on disk (ACK=durable). A retry with the same client_order_id and values gets the same order; with ASYNC_MODE=false the answer waits for the venue’s word.',
    parameters: [],
    body: { schema: 'PlaceOrder', example: 'place', maxBytes: MAX_BODY_BYTES },
    answers: [
      ok(201, 'Accepted.', 'PlacedOrder', 'placed'),
      ok(200, 'It was placed before; this is the order as it stands.', 'PlacedOrder', 'placed'),
    ],
    kinds: ORDER_EXAMPLES,
    codes: PLACE_CODES,
  }),
  withBody({
    id: 'placeBatch',
    group: 'orders',
    method: 'POST',
    path: BATCH_PATH,
    title: 'Place many orders',
    about:
      'One result per order, in order, as if each had come alone: those that are refused leave the others standing. Sent again with the same client_order_ids it places only what was missing.',
    parameters: [],
    body: { schema: 'PlaceBatch', example: 'batch', maxBytes: MAX_BATCH_BYTES },
    answers: [ok(200, 'A status of its own for each.', 'BatchAnswer', 'batchAnswer')],
    codes: BATCH_CODES,
  }),
  withBody({
    id: 'validateOrder',
    group: 'orders',
    method: 'POST',
    path: '/orders/validate',
    title: 'Judge an order',
    about:
      'By the same checks as a place, and nothing is sent or kept: every control with its limit, its use and what would be left, the route that it would take and why, and where it would rest. The client_order_id is not looked up.',
    parameters: [],
    body: { schema: 'PlaceOrder', example: 'place', maxBytes: MAX_BODY_BYTES },
    answers: [ok(200, 'What would become of it.', 'Validation', 'validation')],
    codes: VALIDATE_CODES,
  }),
  {
    ...get({
      id: 'listOrders',
      group: 'orders',
      path: '/orders',
      title: 'List orders',
      about:
        'Newest first, open ones unless all are asked for; with parent_order_id only the orders that the gateway has placed for that one. All: with those that ended lately, as long as the engine has them in its table; what ended longer ago is answered by its own id.',
      signed: true,
      parameters: query(QUERY_FIELDS.orders),
      answers: [ok(200, 'A page.', 'OrderPage', 'orders')],
      codes: [...QUERY, ...LIST_CODES],
    }),
    head: false,
  },
  {
    id: 'cancelAll',
    group: 'orders',
    method: 'DELETE',
    path: '/orders',
    title: 'Cancel all orders',
    about: 'Of the account, or of one instrument of it. Answered when each open order’s cancel is asked for.',
    head: false,
    signed: true,
    parameters: query(QUERY_FIELDS.cancelAll),
    answers: [ok(200, 'How many.', 'CancelledAll', 'cancelledAll')],
    codes: [...ENTRY, ...QUERY, ...CANCEL_ALL_CODES],
  },
  ...ofOneOrder('', ORDERS, path('order_id', ORDER_ID_PARAMETER, '1042'), 'INVALID_ORDER_ID'),
  withBody({
    id: 'cancelReplaceOrder',
    group: 'orders',
    method: 'POST',
    path: `${ORDERS}{order_id}${CANCEL_REPLACE}`,
    title: 'Cancel an order and place another',
    about: CANCEL_REPLACE_ABOUT,
    parameters: [path('order_id', ORDER_ID_PARAMETER, '1041')],
    body: { schema: 'CancelReplace', example: 'cancelReplace', maxBytes: MAX_BODY_BYTES },
    kinds: CANCEL_REPLACE_EXAMPLES,
    answers: [
      ok(200, 'The cancel is asked for, and the new order is accepted.', 'CancelReplaced', 'cancelReplaced'),
      ok(409, 'One of the two only: the other says why not.', 'CancelReplaced', 'cancelReplacedInPart'),
    ],
    codes: [...CANCEL_REPLACE_CODES],
  }),
  ...ofOneOrder(
    'ByClientId',
    BY_CLIENT_ID,
    path('client_order_id', CLIENT_ID_PARAMETER, 'my-first'),
    'INVALID_CLIENT_ORDER_ID',
  ),
];
