import { figureText, intervalText, unitOf } from '../output/numbers.js';
import { textTable } from '../output/text-table.js';
import { GOALS } from './goals.js';
import { boundText, judge, remarkOf } from './judge.js';
export const VerdictText = {
    met: 'met',
    short: 'falls short',
    unmeasured: 'not measured',
    unclear: "can't be judged",
};
export function judgements(result) {
    return GOALS.map((goal) => judge(goal, result));
}
/** Whether no goal falls short; a stretch goal may. */
export function isPassed(all) {
    return !all.some(({ goal, verdict }) => verdict === 'short' && goal.isStretch !== true);
}
/** One row for each goal, and how many of them are met. */
export function checkText(result) {
    const all = judgements(result);
    const columns = ['', 'figure', 'value', 'goal', 'interval (95 %)', 'control', ''];
    const lines = textTable({ title: '', columns, rows: all.map(rowOf) }).split('\n');
    const body = all.flatMap(({ goal }, i) => [
        ...(goal.row === all[i - 1]?.goal.row ? [] : ['', goal.row]),
        `  ${lines[i + HEAD_LINES]}`,
    ]);
    return [...lines.slice(0, HEAD_LINES).map((line) => `  ${line}`), ...body, '', summary(all)].join('\n');
}
const HEAD_LINES = 2;
function rowOf(judgement) {
    const { goal, value, bound, interval, control } = judgement;
    const unit = unitOf(goal.figure);
    return [
        verdictText(judgement),
        goal.figure,
        value === undefined ? '–' : figureText(value, unit),
        bound === undefined ? goal.is : boundText(goal, bound) + (goal.isStretch ? ' *' : ''),
        interval === undefined ? '' : intervalText(interval, unit),
        control === undefined ? '' : intervalText(control, 'ratio'),
        remarkOf(judgement),
    ];
}
/** What is wished for can't fall short. */
export function verdictText({ goal, verdict }) {
    return goal.isStretch === true && verdict === 'short' ? 'not yet' : VerdictText[verdict];
}
export function summary(all) {
    return [
        `goals: ${counts(all.filter(({ goal }) => goal.isStretch !== true))}`,
        `stretch goals (*): ${counts(all.filter(({ goal }) => goal.isStretch === true))}`,
    ].join('\n');
}
const WORDS = [VerdictText.met, VerdictText.short, 'not yet', VerdictText.unclear, VerdictText.unmeasured];
/** `9 met, 2 fall short, 19 not measured` */
export function counts(all, between = ', ') {
    return WORDS.map((word) => ({ word, count: all.filter((one) => verdictText(one) === word).length }))
        .filter(({ count }) => count > 0)
        .map(({ word, count }) => `${count} ${count === 1 ? word : word.replace('falls', 'fall')}`)
        .join(between);
}
//# sourceMappingURL=report.js.map