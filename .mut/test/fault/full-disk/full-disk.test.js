import { test } from 'node:test';
import { shortForm } from '../../campaign/short-form.js';
import { fullDisk } from './part.js';
test(...shortForm(fullDisk));
//# sourceMappingURL=full-disk.test.js.map