import { OrderStatus, isFinal } from '../../core/schema/order-kind.ts';
import { numberOf } from '../support/script-words.ts';
import { JOURNAL } from './life.ts';
import type { OrderFacts } from './observer.ts';
import { type Line, ofWhom } from './script.ts';
import type { Simulation } from './simulation.ts';
import type { Venue } from './venue.ts';
import type { BookedOrder } from './venue-book.ts';

/** What a line has a venue do. */
export function venueAct(sim: Simulation, line: Line): void {
  const { words } = line.act;
  if (words[0] === 'venue:') return orderAtVenue(sim, line);
  const venue = sim.venues.find(({ name }) => words[1] === `${name}:`);
  if (venue === undefined) return;
  if (words[2] === 'next') return venue.arm(words[3] ?? '', words[4] ?? '');
  switch (words.slice(2).join(' ')) {
    case 'drops':
      sim.coverage.reach('venue: drops the session');
      return venue.drop(sim.random, 'dropped');
    case 'goes down':
      sim.coverage.reach('venue: goes down');
      venue.reachable = false;
      return venue.drop(sim.random, 'down');
    case 'comes up':
      venue.reachable = true;
      return undefined;
    case 'blocks':
    case 'opens':
      venue.isBlocked = words[2] === 'blocks';
      return undefined;
    case 'fenced':
    case 'unfenced':
      venue.fenced = words[2] === 'fenced';
      return undefined;
    case 'replays':
      venue.replays = true;
      return undefined;
    case 'stranger':
      sim.coverage.reach('venue: fill of a stranger');
      return venue.claimFill(sim.random.chance(0.5) ? 'somebody-else' : `tg-${JOURNAL}-99999-1`, 800_000, 10_000, 5, 5);
    default:
      throw new Error(`a venue doesn't know how: ${line.text}`);
  }
}

const LATE_AT_MOST_US = 10_000_000;

function orderAtVenue(sim: Simulation, { act: { words } }: Line): void {
  const [, verb, name = '', lotsWord = '1'] = words;
  const facts = sim.observer.orderOf(sim.names.get(ofWhom(name)) ?? 0, name);
  const attempt = facts?.attempts.at(-1);
  const venue = attempt === undefined ? undefined : sim.venues[attempt.broker];
  if (facts === undefined || venue === undefined) return;
  const clientId = `tg-${JOURNAL}-${facts.orderId}-${facts.attempts.length}`;
  const order = venue.book.orders.get(clientId);
  const lots = numberOf(lotsWord);
  if (order === undefined) {
    if (verb === 'invent') invent(sim, venue, facts, clientId, lots);
    return;
  }
  // Nobody would know an order any more that ended so long ago.
  const nowUs = sim.life?.clock.nowUs() ?? 0;
  if ((verb === 'late-fill' || verb === 'overfill') && isFinal(facts.status) && nowUs - facts.endedUs > LATE_AT_MOST_US)
    return;
  if (tell(venue, order, verb ?? '', lots)) sim.coverage.reach(`venue: ${verb}`);
}

/** False: the order isn't such that this could happen to it. */
function tell(venue: Venue, order: BookedOrder, verb: string, lots: number): boolean {
  const ticks = order.priceTicks || 10_000;
  const left = order.quantityLots - order.filledLots;
  switch (verb) {
    case 'fill':
      if (order.state !== 'open') return false;
      venue.fill(order, Math.min(left, lots), ticks);
      return true;
    case 'overfill':
      if (order.state !== 'open' && order.state !== 'filled') return false;
      venue.fill(order, left + lots, ticks);
      return true;
    case 'late-fill':
      if (order.state === 'open' || order.state === 'filled') return false;
      // Rejected and yet filled: only a human can say which.
      if (order.state === 'rejected') order.isLiedAbout = true;
      venue.fill(order, Math.min(Math.max(1, left), lots), ticks);
      return true;
    case 'cancels':
    case 'expires':
      if (order.state !== 'open') return false;
      venue.end(order, verb === 'cancels' ? 'cancelled' : 'expired');
      return true;
    case 'forgets':
      order.isForgotten = true;
      order.isLiedAbout = true;
      return true;
    case 'empty-fill':
      venue.claimFill(order.clientId, 700_000 + lots, 0, 0, order.filledLots);
      return true;
    case 'reuse-id': {
      const other = venue.book.executions.find(
        ({ clientId, toldInLife }) => clientId !== order.clientId && toldInLife === venue.lives,
      );
      if (other === undefined) return false;
      venue.claimFill(order.clientId, other.id, ticks, lots, order.filledLots);
      return true;
    }
    default:
      return false;
  }
}

/** Of an order that certainly never reached the venue. */
function invent(sim: Simulation, venue: Venue, facts: OrderFacts, clientId: string, lots: number): void {
  if (facts.status !== OrderStatus.not_sent && facts.status !== OrderStatus.rejected) return;
  sim.coverage.reach('venue: invent');
  venue.invent(clientId, facts.side === 1 ? 'sell' : 'buy', lots);
}
