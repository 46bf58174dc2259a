/**
 * The first question to a gateway that came back: is every order that it acknowledged still there, under its order id,
 * as it was asked for? `judge` asks all the others, once every request was retried.
 */
export declare function judgeAcknowledged(api: string, ackLogs: readonly string[]): Promise<{
    readonly acknowledged: number;
    readonly problems: readonly string[];
}>;
