import { type World, type WorldOptions, createWorld, usualLimits } from './engine-world.ts';
import { type Script, scriptOf } from './order-script.ts';

/** A world whose tables of risk are kept from its first order on, with the limits of one where they aren't. */
export function begun(options: WorldOptions = {}): { readonly script: Script; readonly world: World } {
  const world = createWorld({ fastPath: false, risk: usualLimits(options), ...options });
  return { script: scriptOf(world, options), world };
}
