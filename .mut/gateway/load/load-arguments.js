import { parseArgs } from 'node:util';
export const LoadHelp = `tickgate load: orders at a running gateway, and how fast it answers

  --url URL         the gateway (http://localhost:8099)

  All at once: every order on a connection of its own, then each is read back.
  --requests N      orders of one run (1000)
  --repeat N        runs, one after the other (1)

  At a steady rate, whether or not answers come: latency counts from the moment an order was due.
  --rate N          orders per second; a rate makes it this kind of load
  --seconds N       for how long (60)

  --help

The gateway's CPU and memory are shown where it runs on this machine.
Exit codes: 0 every order was answered 201 (and read back), 1 something failed, 64 wrong arguments.
`;
const MOST_REQUESTS = 10_000;
const text = { type: 'string' };
/** Throws an Error that names the argument, its value and what is allowed. */
export function readLoadArguments(args) {
    const { values } = parseArgs({
        args,
        strict: true,
        allowPositionals: false,
        options: {
            url: { ...text, default: 'http://localhost:8099' },
            requests: text,
            repeat: text,
            rate: text,
            seconds: text,
            help: { type: 'boolean', default: false },
        },
    });
    function whole(name, fallback, most) {
        const given = values[name];
        if (given === undefined)
            return fallback;
        const value = Number(given);
        if (given.trim() === '' || !Number.isInteger(value) || value < 1 || value > most)
            throw new Error(`--${name} ${given}: must be a whole number from 1 to ${most}`);
        return value;
    }
    const isRate = values.rate !== undefined;
    const stray = (isRate ? ['requests', 'repeat'] : ['seconds']).find((name) => values[name] !== undefined);
    if (stray !== undefined)
        throw new Error(`--${stray} goes ${isRate ? 'without' : 'with'} --rate`);
    const url = URL.canParse(values.url) ? new URL(values.url) : undefined;
    if (url?.protocol !== 'http:')
        throw new Error(`--url ${values.url}: must be an http:// address`);
    return {
        help: values.help,
        url,
        requests: whole('requests', 1000, MOST_REQUESTS),
        repeat: whole('repeat', 1, 1000),
        rate: whole('rate', 0, 20_000),
        seconds: whole('seconds', 60, 3600),
    };
}
//# sourceMappingURL=load-arguments.js.map