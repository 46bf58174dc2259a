const WANTED_TICKS = 5;
const FEW_DECADES = 2;
export function scaleOf(kind, values) {
    switch (kind) {
        case 'linear':
            return linear(values);
        case 'logarithmic':
            return logarithmic(values);
        case 'percentile':
            return percentile(values);
    }
}
function linear(values) {
    const least = Math.min(0, ...values);
    const most = Math.max(0, ...values);
    const step = niceStep((most - least || 1) / WANTED_TICKS);
    const from = Math.floor(least / step) * step;
    const to = Math.max(Math.ceil(most / step - 1e-9) * step, from + step);
    const count = Math.round((to - from) / step);
    return {
        place: (value) => (value - from) / (to - from),
        ticks: Array.from({ length: count + 1 }, (_, i) => from + i * step).map(asTick),
    };
}
function logarithmic(values) {
    const logs = values.filter((value) => value > 0).map(Math.log10);
    const least = logs.length === 0 ? 0 : Math.min(...logs);
    const most = logs.length === 0 ? 1 : Math.max(...logs);
    const steps = most - least < FEW_DECADES ? [1, 2, 5] : [1];
    const all = Array.from({ length: Math.ceil(most) - Math.floor(least) + 2 }, (_, i) => Math.floor(least) + i)
        .flatMap((decade) => steps.map((times) => times * 10 ** decade))
        .map((value) => ({ value, log: Math.log10(value) }));
    const from = all.findLast(({ log }) => log <= least + 1e-9)?.log ?? least;
    const to = all.find(({ log }) => log >= most - 1e-9 && log > from)?.log ?? from + 1;
    return {
        place: (value) => (value > 0 ? (Math.log10(value) - from) / (to - from) : undefined),
        ticks: all.filter(({ log }) => log >= from - 1e-9 && log <= to + 1e-9).map(({ value }) => asTick(value)),
    };
}
/** 1 − quantile: 1 stands left, each nine a step to the right. */
function percentile(values) {
    const least = Math.min(1, ...values.filter((value) => value > 0));
    const nines = Math.max(-Math.log10(least), 1);
    const marks = [1, 0.5, ...Array.from({ length: Math.floor(nines + 1e-9) }, (_, i) => 10 ** -(i + 1))];
    return {
        place: (value) => (value > 0 ? -Math.log10(value) / nines : undefined),
        ticks: marks.map((value) => ({ value, label: percentileText(value) })),
    };
}
/** 0.001 ▸ `99.9 %` */
export function percentileText(above) {
    const digits = Math.max(0, Math.ceil(-Math.log10(above) - 2 - 1e-9));
    return `${((1 - above) * 100).toFixed(digits)} %`;
}
export function axisNumber(value) {
    const size = Math.abs(value);
    const [divisor, unit] = size >= 1e9 ? [1e9, ' G'] : size >= 1e6 ? [1e6, ' M'] : size >= 1e4 ? [1e3, ' k'] : [1, ''];
    return (value / divisor).toLocaleString('en', { maximumSignificantDigits: 4 }) + unit;
}
function asTick(value) {
    return { value, label: axisNumber(value) };
}
function niceStep(rough) {
    const decade = 10 ** Math.floor(Math.log10(rough));
    return decade * ([1, 2, 5, 10].find((times) => times * decade >= rough - 1e-12) ?? 10);
}
//# sourceMappingURL=scale.js.map