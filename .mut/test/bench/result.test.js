import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { readResult, resultText } from '../../bench/output/result.js';
import { folderOf } from '../support/program.js';
import { madeUpResult } from './made-up.js';
describe('a result file', () => {
    it('is read back as it was written', (context) => {
        const file = join(folderOf(context), 'result.json');
        const result = madeUpResult();
        writeFileSync(file, resultText(result));
        assert.deepEqual(readResult(file), result);
    });
    it('takes a line for a point, and leaves texts alone', () => {
        const [part] = madeUpResult().parts;
        const notes = ['brackets [ stay ] as they are', 'a \n new line'];
        const text = resultText(madeUpResult({ parts: [{ ...part, notes }] }));
        assert.match(text, /^ +\[1, 30\],$/m);
        assert.deepEqual(JSON.parse(text).parts[0].notes, notes);
    });
    const [part] = madeUpResult().parts;
    for (const [what, text, why] of [
        ['no JSON', '{', /is no JSON/],
        ['a list', '[]', /is no result of the bench: the file: must be an object/],
        ['a newer format', change({ format: 2 }), /format: must be 1/],
        ['no machine', change({ machine: undefined }), /: machine: must be an object/],
        ['a figure without a value', change({ figures: { rss_mb: null } }), /figures\.rss_mb: must be a number/],
        [
            'half an interval',
            change({ intervals: { 'f2.rtt.ratio_f1': { low: 1 } } }),
            /intervals\.f2\.rtt\.ratio_f1\.median: must be a number/,
        ],
        ['a mode of its own', change({ mode: 'fast' }), /mode: must be full or quick/],
        [
            'a plot with half a point',
            change({ parts: [{ ...part, plots: [{ ...part.plots[0], lines: [{ name: '', points: [[1]] }] }] }] }),
            /parts\[0\]\.plots\[0\]\.lines\[0\]\.points\[0\]: must be two values/,
        ],
        [
            'a table cell that is neither',
            change({ parts: [{ ...part, tables: [{ title: '', columns: [], rows: [[true]] }] }] }),
            /rows\[0\]\[0\]: must be text or a number/,
        ],
    ]) {
        it(`is refused with the place in it: ${what}`, (context) => {
            const file = join(folderOf(context), 'result.json');
            writeFileSync(file, text);
            assert.throws(() => readResult(file), why);
        });
    }
});
function change(changes) {
    return JSON.stringify({ ...madeUpResult(), ...changes });
}
//# sourceMappingURL=result.test.js.map