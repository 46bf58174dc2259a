import { parseArgs } from 'node:util';
import { mutants } from './mutants.js';
import { tryMutants } from './part.js';
const HELP = `npm run mutants -- [options]: plants one bug after the other and says which check caught it

  --only TEXT              those whose name has this in it
  --author blind|seeing    those of one author: who had not read the tests, or who had
  --list                   what there is
  --help

Checks run from cheap to dear: beside the code, all quick ones, the slow ones; the first that fails ends it.
Exit code: 0 every bug was caught, 1 one survived or can't be planted any more.
`;
const { values } = parseArgs({
    options: {
        only: { type: 'string', default: '' },
        author: { type: 'string' },
        list: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
    },
});
const chosen = mutants.filter(({ name, author }) => name.includes(values.only) && (values.author === undefined || author === values.author));
let enough = false;
for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => {
        enough = true;
        console.log('stopping after this mutant');
    });
}
if (values.help)
    process.stdout.write(HELP);
else if (chosen.length === 0) {
    console.error('no mutant has that name; --list shows all');
    process.exitCode = 1;
}
else if (values.list) {
    for (const { name, author, file, harm } of chosen)
        console.log(`${author.padEnd(6)}  ${name} (${file}): ${harm}`);
}
else
    process.exitCode = await run();
async function run() {
    const result = await tryMutants(chosen, 'slow', () => enough, (done, text) => {
        console.log(`${String(done).padStart(3)}/${chosen.length}  ${text}`);
    });
    console.log(`\n${result.survived} of ${result.cases} caught (${result.figures})`);
    for (const { what, reproduce } of result.failures)
        console.log(`\n${what}\n  again: ${reproduce}`);
    const good = result.failures.length === 0 && result.cases === chosen.length;
    console.log(`\n${good ? 'PASS' : 'FAIL'}${enough ? ', stopped by a signal' : ''}`);
    return good ? 0 : 1;
}
//# sourceMappingURL=main.js.map