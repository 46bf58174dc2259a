import { shortForm } from '../../campaign/short-form.ts';
import { slowDisks } from './part.ts';

shortForm(slowDisks);
