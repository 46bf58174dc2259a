export function createExposure() {
    return {
        account: 0,
        instrument: 0,
        book: -1,
        tagScope: -1,
        hasTag: false,
        broker: -1,
        side: 0,
        type: 0,
        priceTicks: 0,
        lots: 0,
        heldLots: 0,
        heldNotional: 0,
        newOrders: 1,
        isExpired: false,
        options: 0,
        limits: 0,
    };
}
//# sourceMappingURL=exposure.js.map