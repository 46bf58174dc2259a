import { ReportKind, VenueStateCode } from '../../core/schema/report.ts';
import type { BrokerAdapter, VenueEvents } from './adapter.ts';
import { makeVenueClientId, parseVenueClientId, type VenueClientId } from './venue-client-id.ts';
import type { ForeignFields, PortEvents, VenuePort } from './venue-port.ts';

/**
 * A venue that knows orders by a text. `journal`: the first 8 hex digits of the journal's id.
 * What it says of an id that is none of ours is told as `foreign`, whole.
 */
export function createTextVenue(
  journal: string,
  events: PortEvents,
  createAdapter: (events: VenueEvents) => BrokerAdapter,
): VenuePort {
  const idOf = (orderId: number, attempt: number): string => makeVenueClientId(journal, orderId, attempt);

  function known(clientId: string, kind: ReportKind, fields: ForeignFields): VenueClientId | undefined {
    const id = parseVenueClientId(journal, clientId);
    if (id === undefined) events.foreign(kind, clientId, fields);
    return id;
  }

  const adapter = createAdapter({
    up: (fenced) => events.up(fenced),
    down: (reason) => events.down(reason),
    listed: (count) => events.listed(count),
    acknowledged(clientId) {
      const id = known(clientId, ReportKind.acknowledged, {});
      if (id !== undefined) events.acknowledged(id.orderId, id.attempt);
    },
    rejected(clientId, reason, transient) {
      const id = known(clientId, transient ? ReportKind.rejected_transient : ReportKind.rejected, {});
      if (id !== undefined) events.rejected(id.orderId, id.attempt, reason, transient);
    },
    filled(clientId, executionId, priceTicks, quantityLots, filledLots) {
      const fields = { executionId, lastTicks: priceTicks, lastLots: quantityLots, filledLots };
      const id = known(clientId, ReportKind.filled, fields);
      if (id !== undefined) events.filled(id.orderId, id.attempt, executionId, priceTicks, quantityLots, filledLots);
    },
    cancelled(clientId, filledLots) {
      const id = known(clientId, ReportKind.cancelled, { filledLots });
      if (id !== undefined) events.cancelled(id.orderId, id.attempt, filledLots);
    },
    expired(clientId, filledLots) {
      const id = known(clientId, ReportKind.expired, { filledLots });
      if (id !== undefined) events.expired(id.orderId, id.attempt, filledLots);
    },
    cancelRejected(clientId, reason) {
      const id = known(clientId, ReportKind.cancel_rejected, {});
      if (id !== undefined) events.cancelRejected(id.orderId, id.attempt, reason);
    },
    replaced(clientId, priceTicks, quantityLots, filledLots) {
      const id = known(clientId, ReportKind.replaced, { priceTicks, quantityLots, filledLots });
      if (id !== undefined) events.replaced(id.orderId, id.attempt, priceTicks, quantityLots, filledLots);
    },
    replaceRejected(clientId, reason) {
      const id = known(clientId, ReportKind.replace_rejected, {});
      if (id !== undefined) events.replaceRejected(id.orderId, id.attempt, reason);
    },
    state(clientId, state, priceTicks, quantityLots, filledLots) {
      const fields = { state: VenueStateCode[state], priceTicks, quantityLots, filledLots };
      const id = known(clientId, ReportKind.state, fields);
      if (id !== undefined) events.state(id.orderId, id.attempt, state, priceTicks, quantityLots, filledLots);
    },
  });

  return {
    hasPostOnly: adapter.hasPostOnly,
    open: () => adapter.open(),
    place({ orderId, attempt, symbol, side, type, timeInForce, priceTicks, quantityLots, expireAtUs, postOnly }) {
      const clientId = idOf(orderId, attempt);
      return adapter.place({
        clientId,
        symbol,
        side,
        type,
        timeInForce,
        priceTicks,
        quantityLots,
        expireAtUs,
        postOnly,
      });
    },
    cancel: (orderId, attempt) => adapter.cancel(idOf(orderId, attempt)),
    replace: (orderId, attempt, priceTicks, quantityLots, symbol) =>
      adapter.replace(idOf(orderId, attempt), priceTicks, quantityLots, symbol),
    query: (orderId, attempt) => adapter.query(idOf(orderId, attempt)),
    listOpen: () => adapter.listOpen(),
    isBackedUp: () => adapter.isBackedUp(),
    pauseReading: (paused) => adapter.pauseReading(paused),
    close: () => adapter.close(),
  };
}
