/**
 * What regulators ask of controls between programs and brokers, in short and in our words: the texts themselves are what
 * holds. Which limits a firm must set, and who watches them, no program can answer.
 */
export interface RegulatoryRule {
    /** The law and its part. */
    readonly name: string;
    readonly asks: string;
}
export declare const RegulatoryRules: {
    readonly sec_credit: {
        readonly name: 'SEC 15c3-5 (c)(1)(i)';
        readonly asks: 'orders that exceed pre-set credit or capital thresholds in the aggregate are rejected, for each customer and for the firm';
    };
    readonly sec_erroneous: {
        readonly name: 'SEC 15c3-5 (c)(1)(ii)';
        readonly asks: 'erroneous orders are rejected: beyond price or size parameters, one by one or over a short time, and duplicative ones';
    };
    readonly sec_pre_order: {
        readonly name: 'SEC 15c3-5 (c)(2)(i)';
        readonly asks: 'no order leaves before the requirements that must be met ahead of it are met';
    };
    readonly sec_restricted: {
        readonly name: 'SEC 15c3-5 (c)(2)(ii)';
        readonly asks: 'no orders in securities that the firm or the customer is restricted from trading';
    };
    readonly sec_access: {
        readonly name: 'SEC 15c3-5 (c)(2)(iii)';
        readonly asks: 'access for pre-approved, authorised persons and accounts only';
    };
    readonly sec_reports: {
        readonly name: 'SEC 15c3-5 (c)(2)(iv)';
        readonly asks: 'who watches gets execution reports at once';
    };
    readonly sec_control: {
        readonly name: 'SEC 15c3-5 (d)';
        readonly asks: 'the controls are under the direct and exclusive control of the broker or dealer';
    };
    readonly rts6_kill: {
        readonly name: 'RTS 6 Art. 12';
        readonly asks: 'any or all unexecuted orders can be cancelled at once, as an emergency measure';
    };
    readonly rts6_surveillance: {
        readonly name: 'RTS 6 Art. 13';
        readonly asks: 'trading is watched for signs of market manipulation';
    };
    readonly rts6_collars: {
        readonly name: 'RTS 6 Art. 15(1)(a)';
        readonly asks: 'price collars, per order and over a time';
    };
    readonly rts6_value: {
        readonly name: 'RTS 6 Art. 15(1)(b)';
        readonly asks: 'maximum order value';
    };
    readonly rts6_volume: {
        readonly name: 'RTS 6 Art. 15(1)(c)';
        readonly asks: 'maximum order volume';
    };
    readonly rts6_messages: {
        readonly name: 'RTS 6 Art. 15(1)(d)';
        readonly asks: 'maximum messages: submissions, changes and cancels';
    };
    readonly rts6_counted: {
        readonly name: 'RTS 6 Art. 15(2)';
        readonly asks: 'every order that was sent counts for the limits at once';
    };
    readonly rts6_repeated: {
        readonly name: 'RTS 6 Art. 15(3)';
        readonly asks: 'a strategy that executed so many times is switched off until designated staff switch it on again';
    };
    readonly rts6_thresholds: {
        readonly name: 'RTS 6 Art. 15(4)–(5)';
        readonly asks: 'market and credit risk limits; orders that put the firm’s own thresholds at risk are blocked, by client, instrument or the firm';
    };
    readonly rts6_override: {
        readonly name: 'RTS 6 Art. 15(6)';
        readonly asks: 'a blocked order may pass for one trade, temporarily, where somebody responsible has approved it';
    };
    readonly rts6_monitoring: {
        readonly name: 'RTS 6 Art. 16';
        readonly asks: 'monitoring in real time, with alerts within seconds';
    };
    readonly rts7_venue: {
        readonly name: 'RTS 7 Art. 20';
        readonly asks: 'limits can be changed during the day, and exceeded for one order by a temporary override';
    };
    readonly sebi_rate: {
        readonly name: 'SEBI, retail algorithms';
        readonly asks: 'above a rate of orders per second an algorithm has to be registered; orders carry its id';
    };
    readonly sebi_access: {
        readonly name: 'SEBI, API access';
        readonly asks: 'API access from registered static addresses only';
    };
};
export type RegulatoryRuleName = keyof typeof RegulatoryRules;
