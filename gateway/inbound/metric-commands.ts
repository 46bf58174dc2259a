import { ANY_INSTRUMENT, CommandHalf, CommandKind, CommandWord } from '../../core/schema/command.ts';
import { MetricsWord } from '../../core/schema/risk.ts';
import { type Admission, AdmissionClass } from './admit.ts';
import { clearOrderRequest, createOrderRequest } from './order-request.ts';
import { writeCommand } from './write-command.ts';

/** One pre-computed value on its way to the engine. */
export interface MetricValue {
  /** -1: of the firm, or of an instrument. */
  readonly account: number;
  /** -1: of an account or of the firm. */
  readonly instrument: number;
  /** Money in whole millionths; of an instrument, millionths of its value. */
  readonly value: number;
}

const { RECEIVED_NS, DEFINITION } = CommandWord;

/**
 * Hands a value to the engine; nobody waits for an answer. False: there is no room now. The slots that are kept for
 * cancels are left to them.
 */
export function createMetricCommands(
  admission: Admission,
): (value: MetricValue, asOfUs: number, nowNs: number) => boolean {
  const request = createOrderRequest();
  return ({ account, instrument, value }, asOfUs, nowNs) => {
    const at = admission.claim(AdmissionClass.replace, nowNs);
    if (at < 0) return false;
    clearOrderRequest(request);
    writeCommand(admission.records, at, CommandKind.set_metrics, request, 0, 0);
    const { f64, i32 } = admission.records;
    f64[(at >> 3) + RECEIVED_NS] = nowNs;
    i32[(at >> 2) + CommandHalf.ACCOUNT] = account;
    i32[(at >> 2) + CommandHalf.INSTRUMENT] = instrument < 0 ? ANY_INSTRUMENT : instrument;
    f64[(at >> 3) + DEFINITION + MetricsWord.VAR] = value;
    f64[(at >> 3) + DEFINITION + MetricsWord.AS_OF_US] = asOfUs;
    return true;
  };
}
