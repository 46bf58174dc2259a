import { readFileSync } from 'node:fs';
import { either, list, mapOf, numberShape, object, oneOf, optional, pair, ShapeError, textShape } from './shape.js';
const intervalShape = object({
    median: numberShape,
    low: numberShape,
    high: numberShape,
    count: numberShape,
});
const axisShape = object({ label: textShape, scale: oneOf('linear', 'logarithmic', 'percentile') });
const plotShape = object({
    title: textShape,
    x: axisShape,
    y: axisShape,
    lines: list(object({ name: textShape, points: list(pair(numberShape)) })),
});
const tableShape = object({
    title: textShape,
    columns: list(textShape),
    rows: list(list(either(textShape, numberShape, 'text or a number'))),
});
const partShape = object({
    name: textShape,
    about: textShape,
    seconds: numberShape,
    tables: list(tableShape),
    plots: list(plotShape),
    blocks: numberShape,
    dropped: list(textShape),
    notes: list(textShape),
    error: optional(textShape),
});
const machineShape = object({
    cpu: textShape,
    cores: numberShape,
    memoryGb: numberShape,
    isVirtual: (value, place) => {
        if (typeof value !== 'boolean')
            throw new ShapeError(`${place}: must be true or false`);
        return value;
    },
    kernel: textShape,
    node: textShape,
    v8: textShape,
    fileSystem: textShape,
    device: textShape,
    hugePages: textShape,
    idleDriver: textShape,
    loadBefore: numberShape,
    stealShare: numberShape,
    warnings: list(textShape),
});
const resultShape = object({
    format: oneOf(1),
    at: textShape,
    commit: textShape,
    seed: numberShape,
    mode: oneOf('full', 'quick'),
    machine: machineShape,
    figures: mapOf(numberShape),
    intervals: mapOf(intervalShape),
    controls: mapOf(intervalShape),
    parts: list(partShape),
});
/** Throws an Error that names the file and the place in it. */
export function readResult(file) {
    try {
        return resultShape(JSON.parse(readFileSync(file, 'utf8')), '');
    }
    catch (error) {
        if (error instanceof ShapeError)
            throw new Error(`${file} is no result of the bench: ${error.message}`);
        if (error instanceof SyntaxError)
            throw new Error(`${file} is no JSON: ${error.message}`);
        throw error;
    }
}
/** JSON in which a point of a plot, or the row of a table, takes one line. */
export function resultText(result) {
    const text = JSON.stringify(result, undefined, 2);
    return `${text.replace(/\[\n\s+([^[\]{}]*?)\n\s*\]/g, (_, items) => `[${items.replace(/\n\s+/g, ' ')}]`)}\n`;
}
//# sourceMappingURL=result.js.map