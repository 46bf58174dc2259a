import type { DumpedEvent } from './judge-journal.ts';

/**
 * Judges what clients' orders want beyond themselves, by the journal's dump alone: at every restart what was open is
 * remembered; by the end each of those plans has gone on from there.
 *
 *   stop …           it waits, or left once its price had come; one that its venue proves not to have goes again where it only
 *                    makes a position smaller
 *   iceberg          what is told of it is what its legs have filled; while it works one leg of it is open, and no other
 *   bracket oco oto  its exits are open, each for what the entry has filled less what they have traded; or it was told that
 *                    they are missing, or it is done; nothing of it is open without it
 */
export interface PlanJudge {
  event(event: DumpedEvent): void;
  /** When everything has settled. `mayClose`: whether its client asked for the end of the order of that client id. */
  problems(mayClose: (clientId: string) => boolean): string[];
  seen(): PlansSeen;
}

export interface PlansSeen {
  readonly all: number;
  readonly open: number;
  /** Open at the last restart, by the type of their order. */
  readonly resumed: Readonly<Record<string, number>>;
  /** What the last restart found on its way: statuses of orders of plans, and what the venues did that it hadn't heard of. */
  readonly caught: Readonly<Record<string, number>>;
  /** Open groups of which is told now that protection is missing. */
  readonly alarmed: number;
}

interface Told {
  readonly id: number;
  readonly clientId: string;
  readonly type: string;
  /** '': a client's own. */
  readonly role: string;
  status: string;
  quantity: number;
  filled: number;
  /** Its end was asked for, by its client or because it would have met another order of the firm. */
  isToEnd: boolean;
  /** Open at the last restart, and its venue has told of no fill or end since. */
  isFresh: boolean;
}

interface Plan {
  readonly order: Told;
  readonly children: Told[];
  readonly terms: NonNullable<DumpedEvent['terms']>;
  isOver: boolean;
  /** Of a group: what its entry has filled (an OCO: what it is for), what its exits have traded, what was closed from outside. */
  entered: number;
  exited: number;
  outside: number;
  isClosing: boolean;
  isStopped: boolean;
  isAlarmed: boolean;
  /** The client of an OCO has asked for a change, and its venue hasn't answered. */
  isAsked: boolean;
  /** Of an iceberg. */
  toldFilled: number;
  /** Of a stop that was never sent: it would have made the position smaller, as that stood. */
  wasExit: boolean;
}

const BROKERS = 2;
const FINAL: ReadonlySet<string> = new Set(['filled', 'cancelled', 'rejected', 'expired', 'not_sent']);
const GROUPS: ReadonlySet<string> = new Set(['bracket', 'oco', 'oto']);
const STOPS: ReadonlySet<string> = new Set(['stop', 'stop_limit', 'trailing_stop']);
const UNTOLD: ReadonlySet<string> = new Set(['suspended', 'request_refused', 'probe_requested']);
const ON_THEIR_WAY: ReadonlySet<string> = new Set([
  'routed',
  'unknown',
  'pending_cancel',
  'pending_replace',
  'triggered',
  'held',
]);
const isOpen = ({ status }: Told): boolean => !FINAL.has(status);
const leftOf = ({ quantity, filled }: Told): number => quantity - filled;

export function createPlanJudge(): PlanJudge {
  const plans = new Map<number, Plan>();
  const orders = new Map<number, { plan: Plan; told: Told }>();
  const positions = new Map<number, number>();
  let resumed: Record<string, number> = {};
  let caught: Record<string, number> = {};
  /** Brokers that are still to be reconciled since the last restart. */
  let away = 0;

  function begin(event: DumpedEvent): void {
    const { order: id = 0, type = '', role = '', status = '', quantity_lots: quantity = 0, parent } = event;
    const told: Told = {
      id,
      clientId: event.client_id ?? '',
      type,
      role,
      status,
      quantity,
      filled: 0,
      isToEnd: false,
      isFresh: false,
    };
    const whole = parent === undefined ? undefined : plans.get(parent);
    if (whole !== undefined) whole.children.push(told);
    else if (!GROUPS.has(type) && !STOPS.has(type) && type !== 'iceberg') return;
    const plan: Plan = whole ?? {
      order: told,
      children: [],
      terms: event.terms ?? {},
      isOver: false,
      entered: type === 'oco' ? quantity : 0,
      exited: 0,
      outside: 0,
      isClosing: false,
      isStopped: false,
      isAlarmed: false,
      isAsked: false,
      toldFilled: 0,
      wasExit: false,
    };
    if (whole === undefined) plans.set(id, plan);
    orders.set(id, { plan, told });
  }

  function restart(): void {
    resumed = {};
    caught = {};
    away = BROKERS;
    for (const { order, isOver } of plans.values()) if (!isOver) count(resumed, order.type);
    for (const { told } of orders.values()) {
      told.isFresh = isOpen(told);
      if (ON_THEIR_WAY.has(told.status)) count(caught, `${told.role || told.type} ${told.status}`);
    }
  }

  function moved(plan: Plan, event: DumpedEvent): void {
    const { order } = plan;
    if (event.note === 'done') plan.isOver = true;
    if (order.type === 'iceberg') {
      plan.toldFilled = event.filled_lots ?? 0;
      if (isOpen(order)) order.status = event.status ?? '';
    }
    if (!GROUPS.has(order.type)) return;
    if (event.note === 'shrunk') plan.outside += event.last_lots ?? 0;
    const state = event.state ?? [];
    plan.isClosing = state.includes('closing');
    plan.isStopped = state.includes('stopped');
    plan.isAlarmed = state.includes('alarmed');
  }

  function filled(plan: Plan, told: Told, lots: number): void {
    told.filled += lots;
    if (!GROUPS.has(plan.order.type)) return;
    // The venue was faster than the end of the group.
    plan.isOver = false;
    if (told.role === 'flatten') plan.exited -= Math.min(lots, plan.exited);
    else if (told.role !== '' || told.type === 'oco') plan.exited += lots;
    else plan.entered += lots;
  }

  function goOn(plan: Plan, told: Told, event: DumpedEvent): void {
    const wasOpen = isOpen(told);
    told.status = event.status ?? '';
    told.quantity = event.quantity_lots ?? 0;
    if (event.kind === 'cancel_requested') told.isToEnd = true;
    if (event.kind === 'cancel_rejected') told.isToEnd = false;
    if (told.status === 'not_sent') plan.wasExit = !told.isToEnd && wouldReduce(event, told);
    if (event.kind === 'filled') filled(plan, told, event.last_lots ?? 0);
    if (told.type !== 'oco') return;
    if (event.kind === 'replace_requested' && event.cause !== 'plan') plan.isAsked = true;
    const isAnswer = event.kind === 'replaced' || event.kind === 'resolved_open';
    // The client has said another quantity.
    if (isAnswer && plan.isAsked && wasOpen) plan.entered = leftOf(told) + plan.exited + plan.outside;
    if (isAnswer || event.kind === 'replace_rejected') plan.isAsked = false;
  }

  function trade({ instrument = 0, side, last_lots: lots = 0 }: DumpedEvent): void {
    positions.set(instrument, (positions.get(instrument) ?? 0) + (side === 'buy' ? lots : -lots));
  }

  function wouldReduce({ instrument = 0, side }: DumpedEvent, told: Told): boolean {
    const position = positions.get(instrument) ?? 0;
    return (side === 'sell' ? position : -position) >= leftOf(told);
  }

  return {
    event(event) {
      if (event.kind === 'filled') trade(event);
      if (event.kind === 'restarted') restart();
      if (event.kind === 'broker_reconciled') away -= 1;
      if (event.kind === 'accepted') begin(event);
      const known = orders.get(event.order ?? 0);
      if (known === undefined || event.kind === 'accepted') return;
      const { plan, told } = known;
      const isVenues = event.cause === undefined && (event.kind === 'filled' || event.kind === 'cancelled');
      if (away > 0 && told.isFresh && isVenues) count(caught, `${told.role || told.type} ${event.kind} meanwhile`);
      if (isVenues) told.isFresh = false;
      if (event.kind === 'plan_moved') moved(plan, event);
      else if (!UNTOLD.has(event.kind)) goOn(plan, told, event);
    },
    problems: (mayClose) => [...plans.values()].flatMap((plan) => problemsOf(plan, mayClose)),
    seen: () => ({
      all: plans.size,
      open: [...plans.values()].filter(({ isOver }) => !isOver).length,
      alarmed: [...plans.values()].filter(({ isOver, isAlarmed }) => !isOver && isAlarmed).length,
      resumed,
      caught,
    }),
  };
}

function count(into: Record<string, number>, what: string): void {
  into[what] = (into[what] ?? 0) + 1;
}

function problemsOf(plan: Plan, mayClose: (clientId: string) => boolean): string[] {
  const { order, children } = plan;
  const name = `plan of order ${order.id} (${order.type})`;
  if (plan.isOver) {
    const open = [order, ...children].filter(isOpen);
    const rests = open.filter(({ role, type }) => role !== '' || !STOPS.has(type));
    if (rests.length > 0)
      return rests.map(({ id, role, type }) => `${name}: is over, and its ${role || type} ${id} is open`);
  }
  if (STOPS.has(order.type)) {
    const isLost = order.status === 'not_sent' && plan.wasExit;
    return isLost ? [`${name}: protects, triggered, and was never sent`] : [];
  }
  return order.type === 'iceberg' ? icebergProblems(plan, name) : groupProblems(plan, name, mayClose);
}

function icebergProblems({ order, children, toldFilled, isOver }: Plan, name: string): string[] {
  const open = children.filter(isOpen);
  const sum = children.reduce((lots, { filled }) => lots + filled, 0);
  const problems = sum === toldFilled ? [] : [`${name}: ${toldFilled} filled, its legs ${sum}`];
  if (isOver) return problems;
  const left = open.reduce((lots, one) => lots + leftOf(one), 0);
  if (!isOpen(order)) problems.push(`${name}: is ${order.status}, and goes on`);
  if (order.status === 'working' && open.length !== 1) problems.push(`${name}: works with ${open.length} legs`);
  if (left > order.quantity - sum) problems.push(`${name}: ${left} rest in legs, ${order.quantity - sum} are left`);
  return problems;
}

function groupProblems(plan: Plan, name: string, mayClose: (clientId: string) => boolean): string[] {
  const { order, children, terms, isOver, isClosing } = plan;
  const problems: string[] = [];
  if (isClosing && order.type !== 'oco' && !mayClose(order.clientId)) {
    problems.push(`${name}: closes, and nobody asked for that`);
  }
  const isEarly = terms.arm_when_full === true && order.type !== 'oco' && isOpen(order);
  const wanted = isClosing || isEarly ? 0 : Math.max(0, plan.entered - plan.exited - plan.outside);
  if (isOver) return wanted > 0 ? [...problems, `${name}: is done, and ${wanted} are without exits`] : problems;
  const newest = (role: string): Told | undefined => {
    const own = role === 'target' && order.type === 'oco' ? order : undefined;
    return children.findLast((child) => child.role === role) ?? own;
  };
  // That they are missing was told: somebody knows, and it goes on trying.
  const isTold = plan.isAlarmed;
  const exit = (role: string, isWanted: boolean): void => {
    const one = newest(role);
    const left = one === undefined || !isOpen(one) ? 0 : leftOf(one);
    if (wanted === 0 && left > 0) problems.push(`${name}: nothing is wanted, and its ${role} ${one?.id} is open`);
    else if (wanted > 0 && isWanted && left !== wanted && !isTold) {
      problems.push(`${name}: its ${role} ${one?.id} is for ${left}, wanted ${wanted}`);
    }
  };
  const hasStop = terms.stop_ticks !== undefined || terms.trail !== undefined;
  exit('target', terms.target_ticks !== undefined && !plan.isStopped);
  exit('stop', hasStop);
  const isBusy = isOpen(order) || children.some(isOpen) || (terms.flatten === true && plan.exited > plan.entered);
  if (wanted === 0 && !isBusy && !isEarly) problems.push(`${name}: nothing of it is left, and it goes on`);
  return problems;
}
