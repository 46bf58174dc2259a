import { readAckLogs } from './ack-log.ts';
import { type GatewayOrder, readGateway } from './gateway-view.ts';
import { scaledDecimal } from './venue-log-reader.ts';

/**
 * The first question to a gateway that came back: is every order that it acknowledged still there, under its order id,
 * as it was asked for? `judge` asks all the others, once every request was retried.
 */
export async function judgeAcknowledged(
  api: string,
  ackLogs: readonly string[],
): Promise<{ readonly acknowledged: number; readonly problems: readonly string[] }> {
  const problems: string[] = [];
  const exchanges = readAckLogs(ackLogs);
  const replaced = new Set(
    exchanges.filter(({ request }) => request.kind === 'replace').map(({ request }) => request.id),
  );
  const view = await readGateway(api, []);
  const byClientId = new Map(view.orders.map((order) => [order.client_order_id, order]));
  let acknowledged = 0;
  for (const { request, answer } of exchanges) {
    if (request.kind !== 'place' || answer === undefined || ![200, 201].includes(answer.status)) continue;
    acknowledged += 1;
    const told = JSON.parse(answer.body) as GatewayOrder;
    const order = byClientId.get(request.id);
    if (order === undefined) problems.push(`${request.id}: acknowledged as order ${told.order_id}, and gone`);
    else if (termsOf(order, replaced.has(request.id)) !== termsOf(told, replaced.has(request.id))) {
      problems.push(`${request.id}: acknowledged as ${JSON.stringify(told)}, is ${JSON.stringify(order)}`);
    } else if (scaledDecimal(order.filled_quantity) < scaledDecimal(told.filled_quantity)) {
      problems.push(`${request.id}: acknowledged with ${told.filled_quantity} filled, is ${order.filled_quantity}`);
    }
  }
  return { acknowledged, problems };
}

function termsOf(order: GatewayOrder, isReplaced: boolean): string {
  const { order_id: id, symbol, side, order_type: type, time_in_force: tif, price, quantity } = order;
  return [id, symbol, side, type, tif, ...(isReplaced ? [] : [price, quantity])].join(' ');
}
