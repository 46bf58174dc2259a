import { test } from 'node:test';
import { shortForm } from '../../campaign/short-form.js';
import { slowDisks } from './part.js';
test(...shortForm(slowDisks));
//# sourceMappingURL=slow-disk.test.js.map