import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FIGURES } from '../../bench/figures.js';
/** Runs a part with next to no time: what it says is worthless, but has to be all there. */
export async function runPart(part, seconds) {
    const root = mkdtempSync(join(tmpdir(), 'tickgate-bench-'));
    let folders = 0;
    try {
        const result = await part.run({
            isQuick: true,
            seconds,
            seed: 1,
            progress() { },
            folder: (name) => mkdtempSync(join(root, `${name}-${folders++}-`)),
        });
        for (const [name, value] of Object.entries(result.figures)) {
            assert.ok(name in FIGURES, `${name} is a figure`);
            assert.ok(Number.isFinite(value), `${name} is a number: ${value}`);
        }
        for (const { title, columns, rows } of result.tables) {
            assert.ok(rows.length > 0, `${title}: rows`);
            for (const row of rows)
                assert.equal(row.length, columns.length, `${title}: a cell per column`);
        }
        for (const { title, lines } of result.plots) {
            for (const { name, points } of lines) {
                assert.ok(points.length > 0, `${title}, ${name}: points`);
                assert.ok(points.flat().every(Number.isFinite), `${title}, ${name}: points are numbers`);
            }
        }
        return result;
    }
    finally {
        rmSync(root, { recursive: true, force: true });
    }
}
//# sourceMappingURL=run-part.js.map