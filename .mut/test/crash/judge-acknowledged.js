import { readAckLogs } from './ack-log.js';
import { readGateway } from './gateway-view.js';
import { scaledDecimal } from './venue-log-reader.js';
/**
 * The first question to a gateway that came back: is every order that it acknowledged still there, under its order id,
 * as it was asked for? `judge` asks all the others, once every request was retried.
 */
export async function judgeAcknowledged(api, ackLogs) {
    const problems = [];
    const exchanges = readAckLogs(ackLogs);
    const replaced = new Set(exchanges.filter(({ request }) => request.kind === 'replace').map(({ request }) => request.id));
    const view = await readGateway(api, []);
    const byClientId = new Map(view.orders.map((order) => [order.client_order_id, order]));
    let acknowledged = 0;
    for (const { request, answer } of exchanges) {
        if (request.kind !== 'place' || answer === undefined || ![200, 201].includes(answer.status))
            continue;
        acknowledged += 1;
        const told = JSON.parse(answer.body);
        const order = byClientId.get(request.id);
        if (order === undefined)
            problems.push(`${request.id}: acknowledged as order ${told.order_id}, and gone`);
        else if (termsOf(order, replaced.has(request.id)) !== termsOf(told, replaced.has(request.id))) {
            problems.push(`${request.id}: acknowledged as ${JSON.stringify(told)}, is ${JSON.stringify(order)}`);
        }
        else if (scaledDecimal(order.filled_quantity) < scaledDecimal(told.filled_quantity)) {
            problems.push(`${request.id}: acknowledged with ${told.filled_quantity} filled, is ${order.filled_quantity}`);
        }
    }
    return { acknowledged, problems };
}
function termsOf(order, isReplaced) {
    const { order_id: id, symbol, side, order_type: type, time_in_force: tif, price, quantity } = order;
    return [id, symbol, side, type, tif, ...(isReplaced ? [] : [price, quantity])].join(' ');
}
//# sourceMappingURL=judge-acknowledged.js.map