import { parseArgs } from 'node:util';
import { fuzz } from './fuzz.js';
import { targets } from './targets.js';
const HELP = `npm run fuzz -- [options]: every decoder under random bytes, led by what code they reach

  --runs N        inputs for each decoder (100,000,000)
  --seconds N     ends a decoder after so long
  --only NAME     one of ${targets.map(({ name }) => name).join(', ')}
  --seed N        of everything that is drawn
  --input BASE64  this input only, with --only
  --help

Exit code: 0 all held, 1 one didn't. An input may take 100 ms at most.
`;
const { values } = parseArgs({
    options: {
        runs: { type: 'string', default: '100000000' },
        seconds: { type: 'string', default: '86400' },
        only: { type: 'string' },
        seed: { type: 'string' },
        input: { type: 'string' },
        help: { type: 'boolean', default: false },
    },
});
const wanted = targets.filter(({ name }) => values.only === undefined || name === values.only);
const seed = values.seed === undefined ? Date.now() % 1_000_000_000 : count('seed', values.seed);
if (values.help)
    process.stdout.write(HELP);
else if (wanted.length === 0)
    usage(`there is no decoder ${values.only}`);
else if (values.input !== undefined) {
    wanted[0].create()(new Uint8Array(Buffer.from(values.input, 'base64')));
    console.log('it holds');
}
else
    for (const target of wanted)
        run(target);
function run(target) {
    const startMs = performance.now();
    const seconds = count('seconds', values.seconds);
    let drawnMs = startMs;
    const told = fuzz(target, {
        runs: count('runs', values.runs),
        seed,
        enough: () => performance.now() - startMs > seconds * 1000,
        progress(now) {
            if (performance.now() - drawnMs < 2_000)
                return;
            drawnMs = performance.now();
            console.log(lineOf(target, now, startMs));
        },
    });
    console.log(lineOf(target, told, startMs));
    if (told.failure === undefined)
        return;
    process.exitCode = 1;
    console.log(`${told.failure.why}\nagain: npm run fuzz -- --only ${target.name} --input ${told.failure.input}`);
}
function lineOf({ name }, { runs, corpus }, startMs) {
    const seconds = (performance.now() - startMs) / 1000;
    const pace = Math.round(runs / seconds).toLocaleString('en');
    return `${name.padEnd(10)} ${runs.toLocaleString('en').padStart(12)} inputs  ${corpus} kept  ${pace}/s  ${Math.round(seconds)} s  seed ${seed}`;
}
function count(name, text) {
    if (!/^\d{1,15}$/.test(text))
        usage(`--${name} is a whole number`);
    return Number(text);
}
function usage(why) {
    console.error(`${why}\n\n${HELP}`);
    process.exit(64);
}
//# sourceMappingURL=main.js.map