import { type World, type WorldOptions, createWorld } from './engine-world.ts';
import { type Script, scriptOf } from './order-script.ts';
import { beginRisk } from './risk-rows.ts';

/** A world whose tables of risk are kept from its first order on. */
export function begun(options: WorldOptions = {}): { readonly script: Script; readonly world: World } {
  const world = createWorld({ fastPath: false, ...options });
  beginRisk(world.state);
  return { script: scriptOf(world, options), world };
}
