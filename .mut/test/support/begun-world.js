import { createWorld, usualLimits } from './engine-world.js';
import { scriptOf } from './order-script.js';
/** A world whose tables of risk are kept from its first order on, with the limits of one where they aren't. */
export function begun(options = {}) {
    const world = createWorld({ fastPath: false, risk: usualLimits(options), ...options });
    return { script: scriptOf(world, options), world };
}
//# sourceMappingURL=begun-world.js.map