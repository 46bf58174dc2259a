import type { GatewayOrder } from './gateway-view.ts';
import { type VenueMoment, type VenueRecord, orderIdOf } from './venue-log-reader.ts';

/**
 * What several orders of one plan do together, by the venues' own books, moment by moment through every crash:
 *
 *   iceberg             one leg of it is open at a time; what its legs have traded and could trade is never more than it is for
 *   bracket, OTO, OCO   what its exits have traded and could trade is never more than its entry has filled (an OCO: than it is
 *                       for); what was traded back counts as not traded
 *
 * Whose child an order is the gateway says; how much a client ever asked for its answers.
 */
export function judgeExits(
  byId: ReadonlyMap<string, GatewayOrder>,
  mostOf: ReadonlyMap<string, bigint>,
  venues: ReadonlyMap<string, VenueRecord>,
  problems: string[],
): void {
  for (const [parentId, moments] of momentsOfPlans(byId, venues)) {
    const parent = byId.get(parentId);
    if (parent === undefined) continue;
    const name = `plan of order ${parentId} (${parent.order_type})`;
    const parts = new Map<string, Part>();
    // Venues' clocks are not one: of a plan at two of them only what stands in the end is certain.
    const isAtOne = moments.every(({ venue }) => venue === moments[0]?.venue);
    let problem: string | undefined;
    for (const [index, part] of moments.entries()) {
      parts.set(part.clientId, part);
      if (problem !== undefined || !(isAtOne || index === moments.length - 1)) continue;
      problem = problemOf(parts, parent, mostOf.get(parentId));
      if (problem !== undefined) problems.push(`${name}, at ${part.clientId}: ${problem}`);
    }
    if (parent.order_type !== 'ICEBERG' || !FINAL.has(parent.status)) continue;
    for (const { state, clientId } of parts.values()) {
      if (state === 'open') problems.push(`${name}: is ${parent.status}, and ${clientId} rests`);
    }
  }
}

/** By the order that the client placed: what became of it and of its children, venue by venue. */
function momentsOfPlans(
  byId: ReadonlyMap<string, GatewayOrder>,
  venues: ReadonlyMap<string, VenueRecord>,
): ReadonlyMap<string, Part[]> {
  const plans = new Map<string, Part[]>();
  for (const [venue, { moments }] of venues) {
    for (const moment of moments) {
      const id = orderIdOf(moment.clientId) ?? '';
      const order = byId.get(id);
      const parentId = order?.parent_order_id ?? id;
      if (order === undefined || !WHOLES.has(byId.get(parentId)?.order_type ?? '')) continue;
      const plan = plans.get(parentId) ?? [];
      plans.set(parentId, plan);
      plan.push({ ...moment, venue, role: roleOf(order) });
    }
  }
  return plans;
}

interface Part extends VenueMoment {
  readonly venue: string;
  readonly role: string;
}

const WHOLES = new Set(['ICEBERG', 'BRACKET', 'OCO', 'OTO']);
const FINAL = new Set(['filled', 'cancelled', 'rejected', 'expired', 'not_sent']);

function roleOf({ role, order_type: type }: GatewayOrder): string {
  return role ?? (type === 'OCO' ? 'target' : 'entry');
}

function problemOf(
  parts: ReadonlyMap<string, Part>,
  parent: GatewayOrder,
  most: bigint | undefined,
): string | undefined {
  const filled = { entry: 0n, leg: 0n, target: 0n, stop: 0n, flatten: 0n } as Record<string, bigint>;
  let legs = 0;
  let open = 0n;
  for (const { role, state, quantity, filled: traded } of parts.values()) {
    filled[role] = (filled[role] ?? 0n) + traded;
    if (state !== 'open' || role === 'entry' || role === 'flatten') continue;
    legs += 1;
    open += quantity - traded;
  }
  const { entry = 0n, leg = 0n, target = 0n, stop = 0n, flatten = 0n } = filled;
  if (parent.order_type === 'ICEBERG') {
    if (legs > 1) return `${legs} legs are open at once`;
    return most !== undefined && leg + open > most ? `${leg} filled and ${open} open of ${most}` : undefined;
  }
  const room = parent.order_type === 'OCO' ? most : entry;
  const taken = target + stop - flatten + open;
  if (room === undefined || taken <= room) return undefined;
  return `exits have traded ${target} and ${stop}, ${flatten} of it was traded back, ${open} are open: more than ${room}`;
}
