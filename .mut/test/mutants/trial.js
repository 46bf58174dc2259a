import { dirname } from 'node:path';
/** As `test/run.mjs` names them. */
const SLOW = ['race/', 'system/', 'fault/', 'fuzz/', 'hostile/', 'contract/', 'browser/'];
/** Cheapest first: the file's own test, those beside it, all quick ones, those that start processes or race threads. */
const STAGES = [
    { name: 'own', deadlineMs: 120_000 },
    { name: 'beside', deadlineMs: 120_000 },
    { name: 'fast', deadlineMs: 240_000 },
    { name: 'slow', deadlineMs: 600_000 },
];
/** Plants a bug and runs the checks, stage after stage, until one fails. Throws if the bug can't be planted. */
export async function tryMutant(workshop, mutant, last = 'slow') {
    const startedMs = performance.now();
    workshop.plant(mutant);
    const testFiles = workshop.testsOf(mutant.file);
    const own = testFiles.filter((file) => file === mutant.file.replace(/\.ts$/, '.test.js'));
    const near = testsBeside(testFiles, mutant.file);
    const files = {
        own,
        beside: near.filter((file) => !own.includes(file)),
        fast: testFiles.filter((file) => !isSlow(file) && !near.includes(file)),
        slow: testFiles.filter(isSlow),
    };
    const seconds = () => (performance.now() - startedMs) / 1000;
    for (const { name, deadlineMs } of STAGES) {
        const by = await firstToFail(workshop, files[name], deadlineMs);
        if (by !== '')
            return { caught: true, stage: name, by, seconds: seconds() };
        if (name === last)
            break;
    }
    return { caught: false, stage: last, by: '', seconds: seconds() };
}
const ASKED_AGAIN = 3;
/** The first check that fails, and not by chance: alone it fails again, and without the bug it passes. '': none. */
async function firstToFail(workshop, files, deadlineMs) {
    let left = files;
    while (left.length > 0) {
        const { passed, failure, file } = await workshop.run(left, deadlineMs);
        if (passed)
            return '';
        if (file === '' || (await failsAgain(workshop, file, deadlineMs)))
            return failure;
        left = left.filter((other) => other !== file);
    }
    return '';
}
/** A machine that is busy with something else can fail a check that waits; a race is lost only now and then. */
async function failsAgain(workshop, file, deadlineMs) {
    for (let time = 0; time < ASKED_AGAIN; time++) {
        if ((await workshop.run([file], deadlineMs)).passed)
            continue;
        await assertPasses(workshop, file, deadlineMs);
        return true;
    }
    return false;
}
const passesAsItIs = new WeakMap();
/** A check that fails without the bug has caught nothing. */
async function assertPasses(workshop, file, deadlineMs) {
    const known = passesAsItIs.get(workshop) ?? new Set();
    passesAsItIs.set(workshop, known);
    if (known.has(file))
        return;
    const { passed, failure } = await workshop.runOriginal([file], deadlineMs);
    if (!passed)
        throw new Error(`${failure} fails without any mutant`);
    known.add(file);
}
/** Tests in the folder that mirrors the file's, or in the nearest one above that has any. */
function testsBeside(testFiles, file) {
    for (let folder = dirname(file); folder !== '.'; folder = dirname(folder)) {
        const found = testFiles.filter((test) => test.startsWith(`${folder}/`));
        if (found.length > 0)
            return found;
    }
    return [];
}
function isSlow(file) {
    return SLOW.some((folder) => file.startsWith(folder));
}
//# sourceMappingURL=trial.js.map