import { shortForm } from '../../campaign/short-form.ts';
import { threads } from './part.ts';

shortForm(threads);
