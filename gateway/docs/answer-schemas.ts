import { healthSchemas } from './health-schemas.ts';
import { marketSchemas } from './market-schemas.ts';
import { orderSchemas } from './order-schemas.ts';
import { portfolioSchemas } from './portfolio-schemas.ts';
import { refusalSchemas } from './refusals.ts';
import { riskSchemas } from './risk-schemas.ts';
import { sessionSchemas } from './session-schemas.ts';
import { stopAnswers } from './stop-calls.ts';

/**
 * What the gateway answers and sends. Every object is closed and has all of its fields: the contract tests hold the
 * encoder to it, so that a field that is added there has to be described here.
 */
export const answerSchemas = {
  ...orderSchemas,
  ...marketSchemas,
  ...portfolioSchemas,
  ...healthSchemas,
  ...sessionSchemas,
  ...riskSchemas,
  ...stopAnswers,
  ...refusalSchemas,
};
export type AnswerName = keyof typeof answerSchemas;
