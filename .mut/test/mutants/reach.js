import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
const NAMED = /(?:\b(?:from |import |import\()'(?=\.)|\bnew URL\(')([^']+\.js)'/g;
/**
 * Which compiled files a test can run: what it imports, and what it names as the URL of a worker or a program, and so
 * on from there. A bug in any other file can't change what the test does.
 */
export function createReach(dist) {
    const named = new Map();
    const reached = new Map();
    function namedIn(file) {
        const known = named.get(file);
        if (known !== undefined)
            return known;
        const path = join(dist, file);
        const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
        const found = [...text.matchAll(NAMED)].map(([, name]) => normalize(join(dirname(file), name)));
        named.set(file, found);
        return found;
    }
    function reachedFrom(test) {
        const known = reached.get(test);
        if (known !== undefined)
            return known;
        const all = new Set([test]);
        for (const file of all)
            for (const next of namedIn(file))
                all.add(next);
        reached.set(test, all);
        return all;
    }
    return (test, file) => reachedFrom(test).has(file);
}
//# sourceMappingURL=reach.js.map