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
  const plans = new Map<string, Plan>();
  const told = new Set<Plan>();
  for (const moment of inOrderOfTime(venues)) {
    const id = orderIdOf(moment.clientId);
    const order = id === undefined ? undefined : byId.get(id);
    if (id === undefined || order === undefined) continue;
    const parentId = order.parent_order_id ?? id;
    const parent = byId.get(parentId);
    if (parent === undefined || !WHOLES.has(parent.order_type)) continue;
    const plan = plans.get(parentId) ?? { parts: new Map<string, Part>() };
    plans.set(parentId, plan);
    plan.parts.set(moment.clientId, { ...moment, role: roleOf(order) });
    if (told.has(plan)) continue;
    const problem = problemOf(plan, parent, mostOf.get(parentId));
    if (problem === undefined) continue;
    told.add(plan);
    problems.push(`plan of order ${parentId} (${parent.order_type}), at ${moment.clientId}: ${problem}`);
  }
  for (const [id, plan] of plans) {
    const parent = byId.get(id);
    if (parent?.order_type !== 'ICEBERG' || !FINAL.has(parent.status)) continue;
    for (const part of plan.parts.values()) {
      if (part.state === 'open') problems.push(`plan of order ${id}: is ${parent.status}, and ${part.clientId} rests`);
    }
  }
}

interface Part extends VenueMoment {
  readonly role: string;
}

interface Plan {
  readonly parts: Map<string, Part>;
}

const WHOLES = new Set(['ICEBERG', 'BRACKET', 'OCO', 'OTO']);
const FINAL = new Set(['filled', 'cancelled', 'rejected', 'expired', 'not_sent']);

function roleOf({ role, order_type: type }: GatewayOrder): string {
  return role ?? (type === 'OCO' ? 'target' : 'entry');
}

function problemOf({ parts }: Plan, parent: GatewayOrder, most: bigint | undefined): string | undefined {
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

/** Both venues are on one clock: what becomes of an order at one comes after what it follows from at the other. */
function inOrderOfTime(venues: ReadonlyMap<string, VenueRecord>): VenueMoment[] {
  return [...venues.values()].flatMap(({ moments }) => moments).toSorted((a, b) => a.timeUs - b.timeUs);
}
