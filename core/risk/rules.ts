/**
 * What regulators ask of controls between programs and brokers, in short and in our words: the texts themselves are what
 * holds. Which limits a firm must set, and who watches them, no program can answer.
 */
export interface RegulatoryRule {
  /** The law and its part. */
  readonly name: string;
  readonly asks: string;
}

export const RegulatoryRules = {
  sec_credit: {
    name: 'SEC 15c3-5 (c)(1)(i)',
    asks: 'orders that exceed pre-set credit or capital thresholds in the aggregate are rejected, for each customer and for the firm',
  },
  sec_erroneous: {
    name: 'SEC 15c3-5 (c)(1)(ii)',
    asks: 'erroneous orders are rejected: beyond price or size parameters, one by one or over a short time, and duplicative ones',
  },
  sec_pre_order: {
    name: 'SEC 15c3-5 (c)(2)(i)',
    asks: 'no order leaves before the requirements that must be met ahead of it are met',
  },
  sec_restricted: {
    name: 'SEC 15c3-5 (c)(2)(ii)',
    asks: 'no orders in securities that the firm or the customer is restricted from trading',
  },
  sec_access: {
    name: 'SEC 15c3-5 (c)(2)(iii)',
    asks: 'access for pre-approved, authorised persons and accounts only',
  },
  sec_reports: {
    name: 'SEC 15c3-5 (c)(2)(iv)',
    asks: 'who watches gets execution reports at once',
  },
  sec_control: {
    name: 'SEC 15c3-5 (d)',
    asks: 'the controls are under the direct and exclusive control of the broker or dealer',
  },
  rts6_kill: {
    name: 'RTS 6 Art. 12',
    asks: 'any or all unexecuted orders can be cancelled at once, as an emergency measure',
  },
  rts6_surveillance: {
    name: 'RTS 6 Art. 13',
    asks: 'trading is watched for signs of market manipulation',
  },
  rts6_collars: { name: 'RTS 6 Art. 15(1)(a)', asks: 'price collars, per order and over a time' },
  rts6_value: { name: 'RTS 6 Art. 15(1)(b)', asks: 'maximum order value' },
  rts6_volume: { name: 'RTS 6 Art. 15(1)(c)', asks: 'maximum order volume' },
  rts6_messages: { name: 'RTS 6 Art. 15(1)(d)', asks: 'maximum messages: submissions, changes and cancels' },
  rts6_counted: { name: 'RTS 6 Art. 15(2)', asks: 'every order that was sent counts for the limits at once' },
  rts6_repeated: {
    name: 'RTS 6 Art. 15(3)',
    asks: 'a strategy that executed so many times is switched off until designated staff switch it on again',
  },
  rts6_thresholds: {
    name: 'RTS 6 Art. 15(4)–(5)',
    asks: 'market and credit risk limits; orders that put the firm’s own thresholds at risk are blocked, by client, instrument or the firm',
  },
  rts6_override: {
    name: 'RTS 6 Art. 15(6)',
    asks: 'a blocked order may pass for one trade, temporarily, where somebody responsible has approved it',
  },
  rts6_monitoring: { name: 'RTS 6 Art. 16', asks: 'monitoring in real time, with alerts within seconds' },
  rts7_venue: {
    name: 'RTS 7 Art. 20',
    asks: 'limits can be changed during the day, and exceeded for one order by a temporary override',
  },
  sebi_rate: {
    name: 'SEBI, retail algorithms',
    asks: 'above a rate of orders per second an algorithm has to be registered; orders carry its id',
  },
  sebi_access: { name: 'SEBI, API access', asks: 'API access from registered static addresses only' },
} as const satisfies Record<string, RegulatoryRule>;

export type RegulatoryRuleName = keyof typeof RegulatoryRules;
