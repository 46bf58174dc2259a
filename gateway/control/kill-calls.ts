import { type Refusal, httpStatusOf, refusal } from '../inbound/refusal.ts';
import { refusalJson } from '../inbound/refusal-json.ts';
import type { Directory } from '../directory.ts';
import type { StoppedState } from './halted-file.ts';
import type { KillReport, KillSwitch, KillView, ResumeReport } from './kill-switch.ts';
import { SCOPE_FIELDS, type TradingScope, scopeOf } from './trading-scope.ts';

/** Stopping and resuming trade, by HTTP or by the unix socket; fields by name, all of them texts. */
export interface KillCalls {
  run(call: KillCallName, fields: KillFields, by: string): Promise<KillResult | Refusal>;
  /** One line of JSON in, one out. */
  line(text: string): Promise<string>;
}

export const KILL_CALLS = ['kill', 'resume', 'state'] as const;
export type KillCallName = (typeof KILL_CALLS)[number];
export type KillFields = Readonly<Record<string, unknown>>;
export type KillResult = KillReport | ResumeReport | KillView;

/** Of each call. */
const KILL_FIELDS: Readonly<Record<KillCallName, readonly string[]>> = {
  kill: [...SCOPE_FIELDS, 'state', 'reason'],
  resume: SCOPE_FIELDS,
  state: [],
};
export const STOPPED_STATES = ['halted', 'reducing'] as const satisfies readonly StoppedState[];
export const MAX_REASON = 200;
const PRINTABLE = /^[^\p{Cc}]*$/u;

export function createKillCalls(killSwitch: KillSwitch, directory: Directory): KillCalls {
  async function run(call: KillCallName, fields: KillFields, by: string): Promise<KillResult | Refusal> {
    const no = refusalOf(call, fields);
    if (no !== undefined) return no;
    if (call === 'state') return killSwitch.view();
    const scope: TradingScope | Refusal = scopeOf(fields, directory);
    if ('code' in scope) return scope;
    if (call === 'resume') return resumed(await killSwitch.resume({ scope, by }));
    const state = (fields['state'] ?? 'halted') as StoppedState;
    return killSwitch.kill({ scope, state, by, reason: (fields['reason'] ?? '') as string });
  }

  return {
    run,
    async line(text) {
      const { call, by, ...fields } = objectOf(text) ?? {};
      const name = KILL_CALLS.find((one) => one === call);
      const who = typeof by === 'string' && PRINTABLE.test(by) ? by.slice(0, MAX_REASON) : 'the admin socket';
      const result =
        name === undefined
          ? refusal('INVALID_METHOD', `call is one of ${KILL_CALLS.join(', ')}.`, 'call')
          : await run(name, fields, who);
      if (isRefusal(result)) return `{"status":${httpStatusOf(result.code)},${refusalJson(result)}}`;
      return JSON.stringify({ status: 200, result });
    },
  };
}

export function isRefusal(result: KillResult | Refusal): result is Refusal {
  return 'code' in result;
}

/** What could not be made durable did not happen. */
function resumed(report: ResumeReport): ResumeReport | Refusal {
  if (report.state === 'active') return report;
  const isAgain = report.durable.journal;
  const why = isAgain ? 'It was stopped again meanwhile.' : 'The resume could not be made durable: it stays stopped.';
  return refusal('HALTED', why);
}

function refusalOf(call: KillCallName, fields: KillFields): Refusal | undefined {
  for (const [name, value] of Object.entries(fields)) {
    if (!KILL_FIELDS[call].includes(name)) {
      return refusal('UNKNOWN_FIELD', 'There is no field of this name here.', name.slice(0, 64));
    }
    if (typeof value !== 'string') return refusal('INVALID_PARAMETER', `${name} is a text.`, name);
  }
  const { state = 'halted', reason = '' } = fields as Readonly<Record<string, string>>;
  if (!STOPPED_STATES.some((one) => one === state)) {
    return refusal('INVALID_PARAMETER', `state is ${STOPPED_STATES.join(' or ')}.`, 'state');
  }
  if (reason.length > MAX_REASON || !PRINTABLE.test(reason)) {
    return refusal('INVALID_PARAMETER', `reason is one line of ${MAX_REASON} characters at most.`, 'reason');
  }
  return undefined;
}

function objectOf(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
}
