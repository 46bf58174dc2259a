import { CLIENT_ID_BYTES, TAG_BYTES } from '../../core/schema/command.js';
export function createOrderRequest() {
    return {
        home: 0,
        account: 0,
        instrument: -1,
        side: 0,
        type: 0,
        timeInForce: 0,
        broker: 0,
        priceTicks: 0,
        quantityLots: 0,
        expireAtUs: 0,
        ttlMinutes: 0,
        orderId: 0,
        ifVersion: 0,
        options: 0,
        clientIdLength: 0,
        clientId: new Uint8Array(CLIENT_ID_BYTES),
        tagLength: 0,
        tag: new Uint8Array(TAG_BYTES),
    };
}
export function clearOrderRequest(request) {
    request.account = request.home;
    request.instrument = -1;
    request.side = 0;
    request.type = 0;
    request.timeInForce = 0;
    request.broker = 0;
    request.priceTicks = 0;
    request.quantityLots = 0;
    request.expireAtUs = 0;
    request.ttlMinutes = 0;
    request.orderId = 0;
    request.ifVersion = 0;
    request.options = 0;
    request.clientIdLength = 0;
    request.tagLength = 0;
}
//# sourceMappingURL=order-request.js.map