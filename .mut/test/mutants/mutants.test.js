import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectRoot } from '../deploy/unit-file.js';
import { mutants } from './mutants.js';
import { mutatedText } from './plant.js';
import { createReach } from './reach.js';
test('what each mutant changes stands in its file once', () => {
    const mistakes = mutants.flatMap((mutant) => {
        try {
            mutatedText(projectRoot, mutant);
            return [];
        }
        catch (error) {
            return [String(error)];
        }
    });
    assert.deepEqual(mistakes, []);
});
test('every file that has a mutant is reached by a test beside it or elsewhere, a worker’s by those that start workers', () => {
    const dist = join(projectRoot, 'dist');
    const reaches = createReach(dist);
    const tests = readdirSync(join(dist, 'test'), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.test.js'))
        .map((file) => `test/${file}`);
    for (const file of new Set(mutants.map((mutant) => mutant.file.replace(/\.ts$/, '.js')))) {
        assert.ok(tests.some((name) => reaches(name, file)), file);
    }
    const started = 'workers/engine/engine-agent.js';
    assert.ok(reaches('test/system/start.test.js', started), 'a program, its threads, and what they are made of');
    assert.ok(!reaches('test/core/memory/ring.test.js', started));
});
test('there are at least 24, half of them by somebody who had not read the tests, and no name twice', () => {
    const blind = mutants.filter(({ author }) => author === 'blind').length;
    assert.ok(mutants.length >= 24 && blind >= 12, `${blind} of ${mutants.length}`);
    assert.equal(new Set(mutants.map(({ name }) => name)).size, mutants.length);
});
test('one that is not there, or more than once, or changes nothing is refused', () => {
    const mutant = { name: 'm', file: 'package.json', before: '"tickgate"', after: 'x', harm: '' };
    for (const before of ['nowhere in it', '"']) {
        assert.throws(() => mutatedText(projectRoot, { ...mutant, before }), /stands in package\.json \d+ times/);
    }
    const same = '"license": "Apache-2.0"';
    assert.throws(() => mutatedText(projectRoot, { ...mutant, before: same, after: same }), /changes nothing/);
});
//# sourceMappingURL=mutants.test.js.map