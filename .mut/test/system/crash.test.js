import { test } from 'node:test';
import { shortForm } from '../campaign/short-form.js';
import { crashes } from '../crash/part.js';
test(...shortForm(crashes));
//# sourceMappingURL=crash.test.js.map