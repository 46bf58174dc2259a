export function createTopOfBook() {
    return { bidTicks: 0, bidLots: 0, askTicks: 0, askLots: 0, lastTicks: 0, lastLots: 0 };
}
export function copyTopOfBook(from, to) {
    to.bidTicks = from.bidTicks;
    to.bidLots = from.bidLots;
    to.askTicks = from.askTicks;
    to.askLots = from.askLots;
    to.lastTicks = from.lastTicks;
    to.lastLots = from.lastLots;
}
export function createTick() {
    return { instrument: 0, kind: 'quote', ...createTopOfBook(), venueTimeUs: 0, sequence: 0 };
}
//# sourceMappingURL=feed.js.map