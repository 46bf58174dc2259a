export const OrderStates = ['open', 'filled', 'cancelled', 'rejected', 'expired'];
/** Ids of orders and gateways. */
export const IdPattern = /^[A-Za-z0-9._:-]{1,48}$/;
export function openLots(order) {
    return order.quantityLots - order.filledLots;
}
//# sourceMappingURL=order.js.map