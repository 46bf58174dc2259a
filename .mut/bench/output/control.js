const CONTROL = 'control';
/**
 * The A/A control that judges a figure, of the intervals of its part: the one with the most of the figure's name.
 *
 *   f2.rtt.ratio_f1.control   of this figure
 *   f2.rtt.control            of all that begins with f2.rtt.
 *   control                   of the part
 */
export function controlOf(figure, intervals) {
    for (let words = figure.split('.'); words.length > 0; words = words.slice(0, -1)) {
        const control = intervals[[...words, CONTROL].join('.')];
        if (control !== undefined)
            return control;
    }
    return intervals[CONTROL];
}
//# sourceMappingURL=control.js.map