import { exposureFaults } from '../../../core/risk/exposure-faults.js';
import { must } from '../violation.js';
const NAME = 'what is open, held and earned is the sum of its parts, whoever it is kept for';
/** Books from orders and positions, accounts and tags from their books, the firm from the accounts. */
export function totalsAreOfTheirParts(state) {
    const [fault] = exposureFaults(state);
    must(fault === undefined, NAME, () => `${fault}`);
}
//# sourceMappingURL=totals.js.map