import { boundText } from '../check/judge.js';
import { judgements, VerdictText } from '../check/report.js';
import { figureText, intervalText, unitOf } from './numbers.js';
import { textTable } from './text-table.js';
/** A whole run for a terminal: the machine, each part's tables, every figure beside its goal. */
export function resultAsText(result) {
    return [
        machineLines(result.machine).join('\n'),
        ...result.parts.flatMap((part) => part.tables.map(textTable)),
        figuresTable(result),
        remarks(result),
    ]
        .filter((text) => text !== '')
        .join('\n\n');
}
function machineLines(machine) {
    const kind = machine.isVirtual ? 'virtual machine' : 'no virtual machine';
    return [
        `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB, ${kind}`,
        `Linux ${machine.kernel}, Node ${machine.node}, V8 ${machine.v8}`,
        `disk ${machine.fileSystem} on ${machine.device} · huge pages ${machine.hugePages} · idle driver ${machine.idleDriver}`,
        `load before ${machine.loadBefore} · ${(machine.stealShare * 100).toFixed(2)} % of the CPU time stolen`,
        ...machine.warnings.map((warning) => `warning: ${warning}`),
    ];
}
function figuresTable(result) {
    const all = judgements(result);
    const rows = Object.entries(result.figures).map(([name, value]) => {
        const unit = unitOf(name);
        const goals = all.filter(({ goal }) => goal.figure === name && goal.isStretch !== true);
        return [
            name,
            figureText(value, unit),
            intervalText(result.intervals[name], unit),
            intervalText(result.controls[name], 'ratio'),
            goals.map(goalText).join('; '),
        ];
    });
    if (rows.length === 0)
        return '';
    return textTable({ title: 'Figures', columns: ['figure', 'value', 'interval (95 %)', 'control', 'goal'], rows });
}
function goalText({ goal, bound, verdict }) {
    return `${bound === undefined ? goal.is : boundText(goal, bound)}: ${VerdictText[verdict]}`;
}
/** What a reader has to know to judge it. */
function remarks({ parts }) {
    return parts
        .flatMap(({ name, blocks, dropped, notes, error }) => [
        ...notes.map((note) => `${name}: ${note}`),
        ...(dropped.length > 0 ? [`${name}: ${dropped.length} of ${blocks} blocks dropped: ${reasons(dropped)}`] : []),
        ...(error === undefined ? [] : [`${name}: BROKE OFF: ${error}`]),
    ])
        .join('\n');
}
const MOST_REASONS = 3;
/** The first few, each once. */
export function reasons(dropped) {
    const kinds = [...new Set(dropped)];
    return kinds.slice(0, MOST_REASONS).join('; ') + (kinds.length > MOST_REASONS ? '; …' : '');
}
//# sourceMappingURL=terminal.js.map