import { shortForm } from '../../campaign/short-form.ts';
import { journalDamage } from './part.ts';

shortForm(journalDamage);
