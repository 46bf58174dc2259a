import { test } from 'node:test';
import { shortForm } from '../../campaign/short-form.js';
import { overloads } from './part.js';
test(...shortForm(overloads));
//# sourceMappingURL=overload.test.js.map