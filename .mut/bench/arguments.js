import { parseArgs } from 'node:util';
import { isProfileKind, ProfileKinds } from './profile/profile-kinds.js';
const DEFAULT_JSON = 'bench-result.json';
const DEFAULT_HTML = 'bench-result.html';
const PROFILE_HTML = 'bench-profile.html';
const WORDS = ['check', 'page', 'readme', 'profile'];
const PROFILES = Object.keys(ProfileKinds);
const text = { type: 'string' };
const OPTIONS = {
    quick: { type: 'boolean', default: false },
    only: text,
    json: text,
    html: text,
    folder: text,
    seed: text,
    help: { type: 'boolean', default: false },
};
export function benchHelp(parts) {
    return `npm run bench -- [options], or tickgate bench [options]: how fast it is on this machine, and how sure that is

  --quick          less than 90 seconds instead of less than 10 minutes: wider intervals, some parts left out
  --only NAMES     these parts, with commas between
  --json FILE      the result, for programs (${DEFAULT_JSON})
  --html FILE      the result, to read: one page with tables and curves (${DEFAULT_HTML})
  --folder DIR     the disk under test: the folder in which journals are written (.)
  --seed N         draws the order of blocks and the samples of the bootstrap (1)
  --help

  check [options]         measures, then says for each goal whether it is met, and if not, by how much
  check RESULT.json       the same of a stored result
  page RESULT.json        writes the page of a stored result (--html FILE)
  profile ${PROFILES.join('|')}      where the time goes: samples a gateway under load for some seconds, and writes
                          a page of flame graphs (--html FILE, else ${PROFILE_HTML}; --folder DIR)
  readme [RESULT.json]    writes the figures of the README; a RESULT.json becomes bench/results/latest.json

Parts (seconds of a full and of a quick run):
${parts.map(lineOf).join('\n')}

Leave the machine alone meanwhile: no browser, no build. It stops by itself.
Exit codes: 0 measured (check: no goal falls short), 1 a part broke off or a goal falls short, 64 wrong arguments.
`;
}
function lineOf({ name, about, fullSeconds, quickSeconds }) {
    const quick = quickSeconds === 0 ? '–' : String(quickSeconds);
    return `  ${name.padEnd(16)} ${String(fullSeconds).padStart(4)} ${quick.padStart(3)}  ${about}`;
}
/** Throws an Error that names the argument, its value and what is allowed. */
export function readBenchArguments(args, parts) {
    const { values, positionals } = parsed(args);
    if (values.help)
        return { kind: 'help' };
    const [word, file, ...rest] = positionals;
    if (word !== undefined && !WORDS.includes(word)) {
        throw new Error(`${word}: there are ${WORDS.join(', ')}, or nothing to measure`);
    }
    if (rest.length > 0)
        throw new Error(`${rest.join(' ')}: one file is enough`);
    const given = Object.entries(values).flatMap(([name, value]) => (value === false ? [] : [name]));
    function refuse(allowed) {
        const stray = given.find((name) => !allowed.includes(name));
        if (stray !== undefined)
            throw new Error(`--${stray} doesn't go with ${[word, file].filter(Boolean).join(' ')}`);
    }
    if (word === 'page') {
        refuse(['html']);
        if (file === undefined)
            throw new Error('page: of which result? page RESULT.json');
        return { kind: 'page', file, html: pathOf('html', values.html ?? DEFAULT_HTML) };
    }
    if (word === 'profile') {
        refuse(['html', 'folder']);
        if (file === undefined)
            throw new Error(`profile: of what? profile ${PROFILES.join(', ')}`);
        if (!isProfileKind(file))
            throw new Error(`profile ${file}: there are ${PROFILES.join(', ')}`);
        return {
            kind: 'profile',
            of: file,
            html: pathOf('html', values.html ?? PROFILE_HTML),
            folder: pathOf('folder', values.folder ?? '.'),
        };
    }
    if (word === 'readme') {
        refuse([]);
        return { kind: 'readme', file };
    }
    if (word === 'check' && file !== undefined) {
        refuse([]);
        return { kind: 'check', file };
    }
    return {
        kind: 'run',
        isCheck: word === 'check',
        run: {
            isQuick: values.quick,
            parts: chosenParts(parts, values.only, values.quick),
            json: pathOf('json', values.json ?? DEFAULT_JSON),
            html: pathOf('html', values.html ?? DEFAULT_HTML),
            folder: pathOf('folder', values.folder ?? '.'),
            seed: seedOf(values.seed ?? '1'),
        },
    };
}
function parsed(args) {
    try {
        return parseArgs({ args: [...args], strict: true, allowPositionals: true, options: OPTIONS });
    }
    catch (error) {
        // Its advice about `--` is none here.
        throw new Error(error.message.split('. To specify')[0]);
    }
}
function chosenParts(parts, only, isQuick) {
    const names = only?.split(',');
    const unknown = names?.find((name) => !parts.some((part) => part.name === name));
    if (unknown !== undefined) {
        throw new Error(`--only ${only}: there is no part ${unknown || '""'}; there are ${parts.map(({ name }) => name).join(', ')}`);
    }
    // A part of no seconds runs by its name alone.
    const chosen = parts.filter(({ name, fullSeconds }) => names?.includes(name) ?? fullSeconds > 0);
    if (!isQuick)
        return chosen;
    const quick = chosen.filter(({ quickSeconds }) => quickSeconds > 0);
    const slow = chosen.find((part) => !quick.includes(part));
    if (names !== undefined && slow !== undefined)
        throw new Error(`--only ${only}: ${slow.name} is no part of a quick run`);
    return quick;
}
function pathOf(name, path) {
    if (path === '')
        throw new Error(`--${name}: a path is missing`);
    return path;
}
function seedOf(given) {
    const seed = Number(given);
    if (given.trim() === '' || !Number.isSafeInteger(seed) || seed < 0)
        throw new Error(`--seed ${given}: must be a whole number from 0`);
    return seed;
}
//# sourceMappingURL=arguments.js.map