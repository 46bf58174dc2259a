import { test } from 'node:test';
import { shortForm } from '../../campaign/short-form.ts';
import { journalDamage } from './part.ts';

test(...shortForm(journalDamage));
