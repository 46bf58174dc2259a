import type { DumpedEvent } from './judge-journal.ts';

/**
 * Judges what clients' orders want beyond themselves, by the journal's dump alone: at every restart what was open is
 * remembered; by the end each of those plans has gone on from there.
 *
 *   iceberg   what is told of it is what its legs have filled; while it works one leg of it is open, and no other
 *   bracket   its exits are open, each for what the entry has filled less what they have traded; nothing of it without it
 */
export interface PlanJudge {
  event(event: DumpedEvent): void;
  /** When everything has settled. */
  problems(): string[];
  seen(): PlansSeen;
}

export interface PlansSeen {
  readonly all: number;
  readonly open: number;
  /** Open at the last restart. */
  readonly resumed: number;
}

interface Told {
  readonly id: number;
  readonly type: string;
  readonly role: string;
  status: string;
  quantity: number;
  filled: number;
}

interface Plan {
  readonly order: Told;
  readonly children: Told[];
  isOver: boolean;
  /** Closed from outside. */
  outside: number;
  isClosing: boolean;
  toldFilled: number;
}

const FINAL: ReadonlySet<string> = new Set(['filled', 'cancelled', 'rejected', 'expired', 'not_sent']);
const PLANNED: ReadonlySet<string> = new Set(['iceberg', 'bracket', 'oco', 'oto']);
const isOpen = ({ status }: Told): boolean => !FINAL.has(status);

export function createPlanJudge(): PlanJudge {
  const plans = new Map<number, Plan>();
  const orders = new Map<number, { plan: Plan; told: Told }>();
  let resumed: Plan[] = [];

  function begin(event: DumpedEvent): void {
    const { order: id = 0, type = '', role = '', status = '', quantity_lots: quantity = 0, parent } = event;
    const told: Told = { id, type, role, status, quantity, filled: 0 };
    const whole = parent === undefined ? undefined : plans.get(parent);
    if (whole !== undefined) whole.children.push(told);
    else if (!PLANNED.has(type)) return;
    const plan = whole ?? { order: told, children: [], isOver: false, outside: 0, isClosing: false, toldFilled: 0 };
    if (whole === undefined) plans.set(id, plan);
    orders.set(id, { plan, told });
  }

  function problemsOf(plan: Plan): string[] {
    const { order, children } = plan;
    const name = `plan of order ${order.id} (${order.type})`;
    const open = children.filter(isOpen);
    if (plan.isOver) return open.map(({ id, role }) => `${name}: is over, and its ${role} ${id} is open`);
    if (order.type !== 'iceberg') return groupProblems(plan, name);
    const sum = children.reduce((lots, { filled }) => lots + filled, 0);
    const problems = sum === plan.toldFilled ? [] : [`${name}: ${plan.toldFilled} filled, its legs ${sum}`];
    const left = open.reduce((lots, one) => lots + one.quantity - one.filled, 0);
    if (!isOpen(order)) problems.push(`${name}: is ${order.status}, and goes on`);
    if (order.status === 'working' && open.length !== 1) problems.push(`${name}: works with ${open.length} legs`);
    if (left > order.quantity - sum) problems.push(`${name}: ${left} rest in legs, ${order.quantity - sum} are left`);
    return problems;
  }

  /** How the client's cancel is told stands in no dump: a group that closes has no exits open, and none is missed. */
  function groupProblems({ order, children, outside }: Plan, name: string): string[] {
    const filledAs = (role: string): number =>
      children.reduce((lots, one) => lots + (one.role === role ? one.filled : 0), 0);
    const wanted = order.filled - filledAs('target') - filledAs('stop') + filledAs('flatten') - outside;
    const exits = children.filter((one) => isOpen(one) && one.role !== 'flatten');
    if (wanted <= 0) return exits.map(({ id, role }) => `${name}: nothing is wanted, and its ${role} ${id} is open`);
    if (!isOpen(order) && exits.length === 0) return [`${name}: ${wanted} are without any exit`];
    return exits
      .filter(({ quantity, filled }) => quantity - filled !== wanted)
      .map(({ id, role, quantity, filled }) => `${name}: ${role} ${id} is for ${quantity - filled}, wanted ${wanted}`);
  }

  return {
    event(event) {
      if (event.kind === 'restarted') resumed = [...plans.values()].filter(({ isOver }) => !isOver);
      if (event.kind === 'accepted') begin(event);
      const known = orders.get(event.order ?? 0);
      if (known === undefined || event.kind === 'accepted') return;
      const { plan, told } = known;
      if (event.kind === 'plan_moved') {
        if (event.note === 'done') plan.isOver = true;
        if (event.note === 'shrunk') plan.outside += event.last_lots ?? 0;
        if (told.type === 'iceberg') plan.toldFilled = event.filled_lots ?? 0;
        if (told.type === 'iceberg' && isOpen(told)) told.status = event.status ?? '';
        return;
      }
      if (['suspended', 'request_refused', 'probe_requested'].includes(event.kind)) return;
      told.status = event.status ?? '';
      told.quantity = event.quantity_lots ?? 0;
      if (event.kind !== 'filled') return;
      told.filled += event.last_lots ?? 0;
      if (plan.order.type !== 'iceberg') plan.isOver = false;
    },
    problems: () => [...plans.values()].flatMap(problemsOf),
    seen: () => ({
      all: plans.size,
      open: [...plans.values()].filter(({ isOver }) => !isOver).length,
      resumed: resumed.length,
    }),
  };
}
