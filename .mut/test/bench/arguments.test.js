import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { benchHelp, readBenchArguments } from '../../bench/arguments.js';
import { madeUpPart } from './made-up.js';
const PARTS = [madeUpPart('ring'), madeUpPart('order-path'), { ...madeUpPart('scale'), quickSeconds: 0 }];
function read(line) {
    return readBenchArguments(line.split(' ').filter(Boolean), PARTS);
}
function namesOf(line) {
    const command = read(line);
    return command.kind === 'run' ? command.run.parts.map(({ name }) => name) : [];
}
describe('the arguments of the bench', () => {
    it('are none for a full run of all parts, written to the current folder', () => {
        assert.deepEqual(read(''), {
            kind: 'run',
            isCheck: false,
            run: { isQuick: false, parts: PARTS, json: 'bench-result.json', html: 'bench-result.html', folder: '.', seed: 1 },
        });
    });
    it('choose parts, files, disk and seed', () => {
        assert.deepEqual(read('--quick --only order-path --json a.json --html=b.html --folder /data --seed 42'), {
            kind: 'run',
            isCheck: false,
            run: { isQuick: true, parts: [PARTS[1]], json: 'a.json', html: 'b.html', folder: '/data', seed: 42 },
        });
    });
    it('leave slow parts out of a quick run, and take the order of the bench, not of the line', () => {
        assert.deepEqual(namesOf('--quick'), ['ring', 'order-path']);
        assert.deepEqual(namesOf('--only scale,ring'), ['ring', 'scale']);
    });
    it('name the other commands', () => {
        assert.equal(read('--help --quick').kind, 'help');
        assert.deepEqual(read('check a.json'), { kind: 'check', file: 'a.json' });
        assert.deepEqual(read('page a.json'), { kind: 'page', file: 'a.json', html: 'bench-result.html' });
        assert.deepEqual(read('page a.json --html b.html'), { kind: 'page', file: 'a.json', html: 'b.html' });
        assert.deepEqual(read('readme a.json'), { kind: 'readme', file: 'a.json' });
        assert.deepEqual(read('readme'), { kind: 'readme', file: undefined });
        assert.deepEqual(read('profile f4'), { kind: 'profile', of: 'f4', html: 'bench-profile.html', folder: '.' });
        assert.deepEqual(read('profile http --html a.html --folder /data'), {
            kind: 'profile',
            of: 'http',
            html: 'a.html',
            folder: '/data',
        });
        const check = read('check --quick');
        assert.ok(check.kind === 'run' && check.isCheck && check.run.isQuick);
    });
    for (const [line, why] of [
        ['--fast', /Unknown option '--fast'$/],
        ['--seed', /argument missing/],
        ['--seed x', /--seed x: must be a whole number/],
        ['--seed -1', /ambiguous|--seed -1/],
        ['--seed 1.5', /--seed 1\.5: must be a whole number/],
        ['--only rings', /no part rings; there are ring, order-path, scale/],
        ['--only ring,', /no part ""/],
        ['--quick --only scale', /scale is no part of a quick run/],
        ['--json=', /--json: a path is missing/],
        ['measure', /measure: there are check, page, readme, profile/],
        ['check a.json b.json', /b\.json: one file is enough/],
        ['check a.json --quick', /--quick doesn't go with check a\.json/],
        ['page', /of which result/],
        ['page a.json --json b.json', /--json doesn't go with page a\.json/],
        ['profile', /of what\? profile f2, f4, http/],
        ['profile f3', /profile f3: there are f2, f4, http/],
        ['profile toString', /profile toString: there are/],
        ['profile f2 --quick', /--quick doesn't go with profile f2/],
        ['readme --html x', /--html doesn't go with readme/],
    ]) {
        it(`refuse "${line}"`, () => {
            assert.throws(() => read(line), why);
        });
    }
    it('have a help that lists every part with what it is about', () => {
        for (const { name, about } of PARTS)
            assert.match(benchHelp(PARTS), new RegExp(`^  ${name} .*${about}$`, 'm'));
    });
});
//# sourceMappingURL=arguments.test.js.map