import { exposureFaults } from '../../support/exposure-faults.ts';
import type { EngineState } from '../../../core/state/state.ts';
import { must } from '../violation.ts';

const NAME = 'what is open, held and earned is the sum of its parts, whoever it is kept for';

/** Books from orders and positions, accounts and tags from their books, the firm from the accounts. */
export function totalsAreOfTheirParts(state: EngineState): void {
  const [fault] = exposureFaults(state);
  must(fault === undefined, NAME, () => `${fault}`);
}
