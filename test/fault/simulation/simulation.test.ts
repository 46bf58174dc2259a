import { shortForm } from '../../campaign/short-form.ts';
import { simulations } from '../../simulation/part.ts';

shortForm(simulations);
