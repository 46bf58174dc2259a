import { test } from 'node:test';
import { shortForm } from '../../campaign/short-form.js';
import { plantedBugs } from '../../mutants/part.js';
test(...shortForm(plantedBugs));
//# sourceMappingURL=mutants.test.js.map