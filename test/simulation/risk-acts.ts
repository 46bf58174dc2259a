import { type LimitValues, putLimits } from '../../core/risk/limit-command.ts';
import { LimitField, LimitLayer, type LimitName, TradingState } from '../../core/risk/limit-field.ts';
import { type OverridableControl, controlWords } from '../../core/risk/override-controls.ts';
import type { Records } from '../../core/memory/records.ts';
import { StopScopes } from '../../core/memory/stop-scopes.ts';
import {
  CLIENT_ID_WORDS,
  CommandByte,
  CommandHalf,
  CommandKind,
  CommandWord,
  TAG_WORDS,
} from '../../core/schema/command.ts';
import { COMMAND_DEFINITION } from '../../core/schema/definition.ts';
import { BeginWord, MetricsWord, OverrideWord, RISK_RULES, RateWord, StateWord } from '../../core/schema/risk.ts';
import { putText } from '../../core/schema/text.ts';
import { numberOf, timeOf } from '../support/script-words.ts';
import type { Line } from './script.ts';
import type { Simulation } from './simulation.ts';

/*
 * What an administrator and the pool tell the engine of risk. The scope of a line: `firm`, `account=N`, `tag=T`, `of=N`,
 * `broker=N`, as many of them as it has.
 */
type Doing = (sim: Simulation, line: Line) => void;

const C = CommandWord;
const D = COMMAND_DEFINITION;
const DAY_US = 86_400_000_000;

/** The words of a kill, while what they stop is alive. */
export const KILLED = 'type: the kill switch while a group is alive';

export const riskActs: Readonly<Record<string, Doing>> = {
  /** `limit …scope NAME=VALUE|- …` */
  limit(sim, line) {
    const values: Partial<Record<LimitName, number | null>> = {};
    for (const [name, value] of Object.entries(line.act.options)) {
      if (name in LimitField) values[name as LimitName] = value === '-' ? null : numberOf(value);
    }
    const layer = line.act.words.includes('firm') ? LimitLayer.firm : LimitLayer.set;
    tell(sim, line, CommandKind.change_limits, (records, at) => putLimits(records, at, layer, values as LimitValues));
  },
  /** `override NAME CONTROL,… for=TIME` */
  override(sim, line) {
    const [, name = '', controls = ''] = line.act.words;
    const account = numberOf(line.act.options['account'] ?? `${sim.names.get(name) ?? 0}`);
    const [low, high] = controlWords(controls.split(',').filter((one) => one !== '') as OverridableControl[]);
    const nowUs = sim.life?.clock.nowUs() ?? 0;
    tell(sim, line, CommandKind.set_override, ({ f64, i32 }, at) => {
      i32[(at >> 2) + CommandHalf.ACCOUNT] = account;
      setName(f64, at, name);
      f64[(at >> 3) + D + OverrideWord.CONTROLS_LOW] = low;
      f64[(at >> 3) + D + OverrideWord.CONTROLS_HIGH] = high;
      f64[(at >> 3) + D + OverrideWord.EXPIRES_US] = nowUs + timeOf(line.act.options['for'] ?? '1m');
    });
  },
  /** `state active|reducing|halted [cancels] …scope` */
  state(sim, line) {
    const [, name = 'active'] = line.act.words;
    setState(sim, line, TradingState[name as keyof typeof TradingState], line.act.words.includes('cancels'));
  },
  /** `kills …scope`, `frees …scope`: the words of a kill, which nobody waits for, before what the journal keeps of it. */
  kills(sim, line) {
    setStops(sim, line, true);
    if (sim.plans.alive().includes('a group')) sim.coverage.reach(KILLED);
    setState(sim, line, TradingState.halted, true);
  },
  frees(sim, line) {
    setState(sim, line, TradingState.active, false);
    setStops(sim, line, false);
  },
  rearm: (sim, line) => tell(sim, line, CommandKind.rearm_throttle, () => undefined),
  /** `metrics VALUE [age=TIME] …scope`: of an account, an instrument or the firm. */
  metrics(sim, line) {
    const asOfUs = agoUs(sim, line);
    tell(sim, line, CommandKind.set_metrics, ({ f64 }, at) => {
      f64[(at >> 3) + D + MetricsWord.VAR] = numberOf(line.act.words[1]);
      f64[(at >> 3) + D + MetricsWord.AS_OF_US] = asOfUs;
    });
  },
  /** `rate MILLIONTHS [age=TIME] [keeps=TIME]`: of the second currency. */
  rate(sim, line) {
    const asOfUs = agoUs(sim, line);
    tell(sim, line, CommandKind.set_rate, ({ f64 }, at) => {
      setName(f64, at, 'EUR');
      f64[(at >> 3) + D + RateWord.ROW] = 1;
      f64[(at >> 3) + D + RateWord.RATE] = numberOf(line.act.words[1]);
      f64[(at >> 3) + D + RateWord.AS_OF_US] = asOfUs;
      f64[(at >> 3) + D + RateWord.MAX_AGE_US] = timeOf(line.act.options['keeps'] ?? '0s');
    });
  },
  /** `day TIME [age=TIME] [open]`: the day ends so long from now; how old metrics may be, and what stale ones do. */
  day(sim, line) {
    const endsUs = ((sim.life?.clock.nowUs() ?? 0) + timeOf(line.act.words[1])) % DAY_US;
    tell(sim, line, CommandKind.begin_risk, ({ f64 }, at) => {
      f64[(at >> 3) + D + BeginWord.METRICS_AGE_US] = timeOf(line.act.options['age'] ?? '0s');
      f64[(at >> 3) + D + BeginWord.STALE_OPEN] = line.act.words.includes('open') ? 1 : 0;
      f64[(at >> 3) + D + BeginWord.DAY_RESET_US] = Math.floor(endsUs);
      f64[(at >> 3) + D + BeginWord.RULES] = RISK_RULES;
    });
  },
};

function setState(sim: Simulation, line: Line, state: number, cancels: boolean): void {
  tell(sim, line, CommandKind.set_trading_state, ({ f64 }, at) => {
    f64[(at >> 3) + D + StateWord.STATE] = state;
    f64[(at >> 3) + D + StateWord.CANCELS] = cancels ? 1 : 0;
  });
}

function setStops(sim: Simulation, { act: { options } }: Line, isStopped: boolean): void {
  if (sim.life === undefined) return;
  const stops = new StopScopes(sim.life.shared.stops);
  if (options['account'] !== undefined) stops.setAccount(numberOf(options['account']), isStopped);
  if (options['of'] !== undefined) stops.setInstrument(numberOf(options['of']), isStopped);
}

function agoUs(sim: Simulation, { act: { options } }: Line): number {
  return Math.max(0, Math.floor((sim.life?.clock.nowUs() ?? 0) - timeOf(options['age'] ?? '0s')));
}

function tell(
  sim: Simulation,
  { act: { options } }: Line,
  kind: CommandKind,
  fill: (records: Records, at: number) => void,
): void {
  sim.life?.door.administer(kind, (records, at) => {
    const { f64, i32, u8 } = records;
    if (options['account'] !== undefined) i32[(at >> 2) + CommandHalf.ACCOUNT] = numberOf(options['account']);
    if (options['of'] !== undefined) i32[(at >> 2) + CommandHalf.INSTRUMENT] = numberOf(options['of']);
    if (options['broker'] !== undefined) u8[at + CommandByte.BROKER] = 1 + numberOf(options['broker']);
    const tag = Buffer.from(options['tag'] ?? '');
    f64[(at >> 3) + C.TAG_LENGTH] = tag.length;
    putText(f64, (at >> 3) + C.TAG, TAG_WORDS, tag, 0, tag.length);
    fill(records, at);
  });
}

function setName(f64: Float64Array, at: number, name: string): void {
  const bytes = Buffer.from(name);
  f64[(at >> 3) + C.CLIENT_ID_LENGTH] = bytes.length;
  putText(f64, (at >> 3) + C.CLIENT_ID, CLIENT_ID_WORDS, bytes, 0, bytes.length);
}
