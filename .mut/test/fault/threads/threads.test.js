import { test } from 'node:test';
import { shortForm } from '../../campaign/short-form.js';
import { threads } from './part.js';
test(...shortForm(threads));
//# sourceMappingURL=threads.test.js.map