import type { RejectName } from '../../../core/schema/reject.ts';
import { SIGNED } from '../code-sets.ts';
import { ACCOUNT_CALLS } from './account-calls.ts';
import type { HttpCall } from './http-call.ts';
import { OPERATION_CALLS } from './operation-calls.ts';
import { ORDER_CALLS } from './order-calls.ts';

const NO_READ: readonly RejectName[] = ['FORBIDDEN_SCOPE'];

/** All of them. A code that two parts of a call may tell is named once. */
export const HTTP_CALLS: readonly HttpCall[] = [...ORDER_CALLS, ...ACCOUNT_CALLS, ...OPERATION_CALLS].map((call) => ({
  ...call,
  codes: [
    ...new Set([
      ...call.codes,
      ...(call.signed === false ? [] : SIGNED),
      ...(call.signed === 'elsewhere' ? NO_READ : []),
    ]),
  ],
}));
