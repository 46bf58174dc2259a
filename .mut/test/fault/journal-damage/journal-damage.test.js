import { test } from 'node:test';
import { shortForm } from '../../campaign/short-form.js';
import { journalDamage } from './part.js';
test(...shortForm(journalDamage));
//# sourceMappingURL=journal-damage.test.js.map