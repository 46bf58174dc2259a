import { putLimits } from '../../core/risk/limit-command.js';
import { LimitField, LimitLayer, TradingState } from '../../core/risk/limit-field.js';
import { controlWords } from '../../core/risk/override-controls.js';
import { CLIENT_ID_WORDS, CommandByte, CommandHalf, CommandKind, CommandWord, TAG_WORDS, } from '../../core/schema/command.js';
import { COMMAND_DEFINITION } from '../../core/schema/definition.js';
import { BeginWord, MetricsWord, OverrideWord, RateWord, StateWord } from '../../core/schema/risk.js';
import { putText } from '../../core/schema/text.js';
import { numberOf, timeOf } from '../support/script-words.js';
const C = CommandWord;
const D = COMMAND_DEFINITION;
const DAY_US = 86_400_000_000;
export const riskActs = {
    /** `limit …scope NAME=VALUE|- …` */
    limit(sim, line) {
        const values = {};
        for (const [name, value] of Object.entries(line.act.options)) {
            if (name in LimitField)
                values[name] = value === '-' ? null : numberOf(value);
        }
        const layer = line.act.words.includes('firm') ? LimitLayer.firm : LimitLayer.set;
        tell(sim, line, CommandKind.change_limits, (records, at) => putLimits(records, at, layer, values));
    },
    /** `override NAME CONTROL,… for=TIME` */
    override(sim, line) {
        const [, name = '', controls = ''] = line.act.words;
        const account = numberOf(line.act.options['account'] ?? `${sim.names.get(name) ?? 0}`);
        const [low, high] = controlWords(controls.split(',').filter((one) => one !== ''));
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
        tell(sim, line, CommandKind.set_trading_state, ({ f64 }, at) => {
            f64[(at >> 3) + D + StateWord.STATE] = TradingState[name];
            f64[(at >> 3) + D + StateWord.CANCELS] = line.act.words.includes('cancels') ? 1 : 0;
        });
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
        });
    },
};
function agoUs(sim, { act: { options } }) {
    return Math.max(0, Math.floor((sim.life?.clock.nowUs() ?? 0) - timeOf(options['age'] ?? '0s')));
}
function tell(sim, { act: { options } }, kind, fill) {
    sim.life?.door.administer(kind, (records, at) => {
        const { f64, i32, u8 } = records;
        if (options['account'] !== undefined)
            i32[(at >> 2) + CommandHalf.ACCOUNT] = numberOf(options['account']);
        if (options['of'] !== undefined)
            i32[(at >> 2) + CommandHalf.INSTRUMENT] = numberOf(options['of']);
        if (options['broker'] !== undefined)
            u8[at + CommandByte.BROKER] = 1 + numberOf(options['broker']);
        const tag = Buffer.from(options['tag'] ?? '');
        f64[(at >> 3) + C.TAG_LENGTH] = tag.length;
        putText(f64, (at >> 3) + C.TAG, TAG_WORDS, tag, 0, tag.length);
        fill(records, at);
    });
}
function setName(f64, at, name) {
    const bytes = Buffer.from(name);
    f64[(at >> 3) + C.CLIENT_ID_LENGTH] = bytes.length;
    putText(f64, (at >> 3) + C.CLIENT_ID, CLIENT_ID_WORDS, bytes, 0, bytes.length);
}
//# sourceMappingURL=risk-acts.js.map