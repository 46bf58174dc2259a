import { invariant } from '../invariant.js';
import { COMMAND_DEFINITION } from '../schema/definition.js';
import { LimitsWord, MOST_LIMITS_SET } from '../schema/risk.js';
import { LimitField } from './limit-field.js';
/** Puts the values of a change_limits into its command; at most MOST_LIMITS_SET of them are numbers. */
export function putLimits(command, at, layer, values) {
    const from = (at >> 3) + COMMAND_DEFINITION;
    let set = 0;
    let cleared = 0;
    let count = 0;
    for (const [name, { index }] of Object.entries(LimitField)) {
        const value = values[name];
        if (value === undefined)
            continue;
        if (value === null) {
            cleared |= 1 << index;
            continue;
        }
        invariant(count < MOST_LIMITS_SET, 'so many limits fit one change');
        set |= 1 << index;
        command.f64[from + LimitsWord.VALUES + count] = value;
        count += 1;
    }
    command.f64[from + LimitsWord.LAYER] = layer;
    command.f64[from + LimitsWord.SET] = set;
    command.f64[from + LimitsWord.CLEARED] = cleared;
}
//# sourceMappingURL=limit-command.js.map