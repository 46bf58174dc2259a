import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { type PlansSeen, createPlanJudge } from './judge-plans.ts';
import type { Program } from './processes.ts';

/**
 * Judges the journal by what `tickgate journal dump` says, a piece after each crash: without gaps, nothing accepted twice or
 * unexplained, no cancel forgotten (each is carried out, refused, or overtaken by the order's end), and every plan as it must be.
 */
export interface JournalJudge {
  /** Reads on. `mayClose`: as in `judge-plans.ts`. */
  readOn(mayClose: (clientId: string) => boolean): Promise<readonly string[]>;
  seen(): PlansSeen;
}

export function createJournalJudge(program: Program, data: string): JournalJudge {
  let seq = 0;
  let orderId = 0;
  const broken: string[] = [];
  const accountSeqs = new Map<number, number>();
  const clientIds = new Set<string>();
  const cancels = new Map<number, string>();
  const plans = createPlanJudge();

  function take(line: string): void {
    const event = JSON.parse(line) as DumpedEvent;
    if (event.seq <= seq) return;
    if (seq !== 0 && event.seq !== seq + 1) broken.push(`journal: event ${event.seq} follows ${seq}`);
    seq = event.seq;
    plans.event(event);
    if (event.kind === 'suspended') broken.push(`journal: suspended: ${line}`);
    if (event.kind === 'accepted') {
      if (event.order !== orderId + 1) broken.push(`journal: order ${event.order} accepted after ${orderId}`);
      orderId = event.order ?? 0;
      // Children have none.
      const id = event.client_id ?? (event.parent === undefined ? '' : `child ${event.order}`);
      if (clientIds.has(id)) broken.push(`journal: ${id} accepted twice`);
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
      broken.push(`journal: account ${event.account}: sequence ${event.account_sequence} follows ${before}: ${line}`);
    }
    accountSeqs.set(event.account, event.account_sequence);
  }

  return {
    async readOn(mayClose) {
      // The last one that is known once more: a dump of nothing would be none.
      const from = seq === 0 ? [] : ['--from', String(seq)];
      const dumped = await run(program, ['journal', 'dump', data, '--json', ...from], take);
      const problems = [...broken];
      if (dumped !== 0) problems.push(`journal dump: exit ${dumped}`);
      if (orderId > 0 && accountSeqs.size === 0) problems.push('journal dump: no account sequences');
      for (const [order, status] of cancels) {
        if (AT_REST.has(status)) problems.push(`journal: order ${order}: its cancel was forgotten`);
      }
      return [...problems, ...plans.problems(mayClose)];
    },
    seen: () => plans.seen(),
  };
}

/** All of it at once; nobody knows who asked for the end of what. */
export async function judgeJournal(program: Program, data: string): Promise<readonly string[]> {
  const whole = await judgeWholeJournal(program, data);
  return [...whole, ...(await createJournalJudge(program, data).readOn(() => true))];
}

/** The whole journal: every batch is as it was written, and each decision, made once more, gives the same bytes. */
export async function judgeWholeJournal(program: Program, data: string): Promise<readonly string[]> {
  const commands = ['verify', 'decide'];
  const found = await Promise.all(
    commands.map(async (command) => {
      const said: string[] = [];
      const code = await run(program, ['journal', command, data], (line) => said.push(line));
      return code === 0 ? [] : [`journal ${command}: exit ${code}: ${said.join(' · ')}`];
    }),
  );
  return found.flat();
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
  readonly state?: readonly string[];
  readonly cause?: string;
  readonly terms?: {
    readonly stop_ticks?: number;
    readonly trail?: number;
    readonly target_ticks?: number;
    readonly arm_when_full?: true;
    readonly flatten?: true;
  };
}

async function run({ node, cli }: Program, args: readonly string[], line: (text: string) => void): Promise<number> {
  const child = spawn(node, [cli, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<number>((resolve) => child.once('close', (code) => resolve(code ?? -1)));
  for await (const text of createInterface(child.stdout)) line(text);
  return ended;
}
