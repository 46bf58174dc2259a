import { parseArgs } from 'node:util';
import { NoFaults } from './faults.js';
export const VenueHelp = `tickgate simulate-broker: a broker and its market, simulated, on a socket

  --host ADDRESS         listen on (127.0.0.1)
  --port PORT            listen on; 0 picks a free one (0)
  --dir DIR              where its log is kept (./data/venue)
  --seed N               of the market and of the faults (1)
  --feed KIND            simulated, replay or none (simulated)
  --ticks-per-second N   of the simulated market (200)
  --trades FILE          replay: timestamp,trade_id,price,quantity,buyer_maker
  --quotes FILE          replay: timestamp,symbol,ask_size,ask,bid_size,bid
  --symbol SYMBOL        replay: what the trades are about (BTCUSDT)
  --speed N              replay: 1 as recorded, 100 faster, 0 as fast as it is read (1)
                         a replay begins with the first subscriber
  --day-end HH:MM        when day orders expire, UTC (00:00)
  --latency-ms N         every answer is so much later (0), --jitter-ms N up to so much more (0)
  --reject-rate P        orders rejected, 0 to 1 (0), --busy-rate P orders refused unseen (0)
  --lost-rate P          answers never told (0)
  --late-rate P          answers told late (0), --late-ms N by so much (100)
  --doubled-rate P       answers and fills told twice (0)
  --fill-first-rate P    fills told before the acknowledgement (0)
  --exit-with-parent     end when standard input ends
  --help

Ready when it prints: tickgate venue ready {"port":…,"pid":…}
Exit codes: 0 stopped by SIGTERM or SIGINT, 64 wrong arguments, 69 address or directory in use, 74 log not written, 78 log damaged.
`;
const text = { type: 'string' };
const flag = { type: 'boolean', default: false };
/** Throws an Error that names the argument, its value and what is allowed. */
export function readVenueArguments(args) {
    const { values } = parseArgs({
        args,
        strict: true,
        allowPositionals: false,
        options: {
            host: { ...text, default: '127.0.0.1' },
            port: { ...text, default: '0' },
            dir: { ...text, default: './data/venue' },
            seed: { ...text, default: '1' },
            feed: { ...text, default: 'simulated' },
            'ticks-per-second': { ...text, default: '200' },
            trades: text,
            quotes: text,
            symbol: { ...text, default: 'BTCUSDT' },
            speed: { ...text, default: '1' },
            'day-end': { ...text, default: '00:00' },
            'latency-ms': text,
            'jitter-ms': text,
            'reject-rate': text,
            'busy-rate': text,
            'lost-rate': text,
            'late-rate': text,
            'late-ms': text,
            'doubled-rate': text,
            'fill-first-rate': text,
            'exit-with-parent': flag,
            help: flag,
        },
    });
    function number(name, least, most, whole) {
        const given = String(values[name]);
        const value = Number(given);
        if (given.trim() === '' || !(value >= least && value <= most) || (whole && !Number.isInteger(value)))
            throw new Error(`--${name} ${given}: must be ${whole ? 'a whole number' : 'a number'} from ${least} to ${most}`);
        return value;
    }
    function fault(name) {
        if (values[name] === undefined)
            return NoFaults[name.replaceAll('-', '_')];
        return number(name, 0, name.endsWith('ms') ? 60_000 : 1, false);
    }
    const { feed, trades, quotes } = values;
    if (feed !== 'simulated' && feed !== 'replay' && feed !== 'none')
        throw new Error(`--feed ${feed}: must be simulated, replay or none`);
    if (feed === 'replay' && trades === undefined && quotes === undefined)
        throw new Error('--feed replay: needs --trades or --quotes');
    const dayEnd = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(values['day-end']);
    if (dayEnd === null)
        throw new Error(`--day-end ${values['day-end']}: must be HH:MM`);
    return {
        help: values.help,
        host: values.host,
        port: number('port', 0, 65_535, true),
        dir: values.dir,
        seed: number('seed', 0, Number.MAX_SAFE_INTEGER, true),
        feed,
        ticksPerSecond: number('ticks-per-second', 0.001, 100_000, false),
        trades,
        quotes,
        symbol: values.symbol,
        speed: number('speed', 0, 1_000_000, false),
        dayEndMinutes: Number(dayEnd[1]) * 60 + Number(dayEnd[2]),
        faults: {
            latency_ms: fault('latency-ms'),
            jitter_ms: fault('jitter-ms'),
            reject_rate: fault('reject-rate'),
            busy_rate: fault('busy-rate'),
            lost_rate: fault('lost-rate'),
            late_rate: fault('late-rate'),
            late_ms: fault('late-ms'),
            doubled_rate: fault('doubled-rate'),
            fill_first_rate: fault('fill-first-rate'),
        },
        exitWithParent: values['exit-with-parent'],
    };
}
//# sourceMappingURL=venue-arguments.js.map