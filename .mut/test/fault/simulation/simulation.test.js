import { test } from 'node:test';
import { shortForm } from '../../campaign/short-form.js';
import { simulations } from '../../simulation/part.js';
test(...shortForm(simulations));
//# sourceMappingURL=simulation.test.js.map