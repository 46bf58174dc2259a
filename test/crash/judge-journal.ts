import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { type PlansSeen, createPlanJudge } from './judge-plans.ts';
import type { Program } from './processes.ts';

/**
 * Judges the journal by what `tickgate journal verify`, `decide` and `dump` say: whole, decided so again, without gaps, nothing
 * accepted twice or unexplained, and no cancel forgotten: each is carried out, refused, or overtaken by the order's end.
 */
export async function judgeJournal(
  program: Program,
  data: string,
  seen?: (plans: PlansSeen) => void,
): Promise<readonly string[]> {
  const problems: string[] = [];
  const verify: string[] = [];
  const code = await run(program, ['journal', 'verify', data], (line) => verify.push(line));
  if (code !== 0) problems.push(`journal verify: exit ${code}: ${verify.join(' · ')}`);

  // Each decision once more, from the commands as they stand there: the same bytes, checkpoint by checkpoint.
  const decided: string[] = [];
  const again = await run(program, ['journal', 'decide', data], (line) => decided.push(line));
  if (again !== 0) problems.push(`journal decide: exit ${again}: ${decided.join(' · ')}`);

  let seq = 0;
  let orderId = 0;
  const accountSeqs = new Map<number, number>();
  const clientIds = new Set<string>();
  const cancels = new Map<number, string>();
  const plans = createPlanJudge();
  const dumped = await run(program, ['journal', 'dump', data, '--json'], (line) => {
    const event = JSON.parse(line) as DumpedEvent;
    if (seq !== 0 && event.seq !== seq + 1) problems.push(`journal: event ${event.seq} follows ${seq}`);
    seq = event.seq;
    plans.event(event);
    if (event.kind === 'suspended') problems.push(`journal: suspended: ${line}`);
    if (event.kind === 'accepted') {
      if (event.order !== orderId + 1) problems.push(`journal: order ${event.order} accepted after ${orderId}`);
      orderId = event.order ?? 0;
      // Children have none.
      const id = event.client_id ?? (event.parent === undefined ? '' : `child ${event.order}`);
      if (clientIds.has(id)) problems.push(`journal: ${id} accepted twice`);
      clientIds.add(id);
    }
    if (event.order !== undefined) {
      const { order, kind, status = '' } = event;
      if (kind === 'cancel_rejected' || FINAL.has(status)) cancels.delete(order);
      else if (kind === 'cancel_requested' || cancels.has(order)) cancels.set(order, status);
    }
    if (event.account === undefined || event.account_sequence === undefined) return;
    const before = accountSeqs.get(event.account) ?? 0;
    if (event.account_sequence !== before + 1) {
      problems.push(`journal: account ${event.account}: sequence ${event.account_sequence} follows ${before}: ${line}`);
    }
    accountSeqs.set(event.account, event.account_sequence);
  });
  for (const [order, status] of cancels) {
    if (AT_REST.has(status)) problems.push(`journal: order ${order}: its cancel was forgotten`);
  }
  if (dumped !== 0) problems.push(`journal dump: exit ${dumped}`);
  if (orderId > 0 && accountSeqs.size === 0) problems.push('journal dump: no account sequences');
  problems.push(...plans.problems());
  seen?.(plans.seen());
  return problems;
}

const FINAL = new Set(['filled', 'cancelled', 'rejected', 'expired', 'not_sent']);

const AT_REST = new Set(['live', 'partly_filled']);

export interface DumpedEvent {
  readonly seq: number;
  readonly kind: string;
  readonly order?: number;
  readonly account?: number;
  readonly account_sequence?: number;
  readonly status?: string;
  readonly client_id?: string;
  readonly instrument?: number;
  readonly type?: string;
  readonly side?: string;
  readonly quantity_lots?: number;
  readonly filled_lots?: number;
  readonly last_lots?: number;
  readonly parent?: number;
  readonly role?: string;
  readonly note?: string;
}

async function run({ node, cli }: Program, args: readonly string[], line: (text: string) => void): Promise<number> {
  const child = spawn(node, [cli, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<number>((resolve) => child.once('close', (code) => resolve(code ?? -1)));
  for await (const text of createInterface(child.stdout)) line(text);
  return ended;
}
