import { shortForm } from '../../campaign/short-form.ts';
import { fullDisk } from './part.ts';

shortForm(fullDisk);
