/**
 * A WebSocket client for floods: frames are made from one template with only the digits changed, answers are read by
 * their fixed places. Nothing is parsed, nothing is kept.
 *
 *   {"id":100000042,"method":"order.place","params":{…"client_order_id":"o-100000042"}}
 *   {"id":100000042,"status":201,"result":{"order_id":"57",…
 *   0     6        15       24  27                 ▲ 51
 */
export interface FloodSocket {
    readonly isOpen: boolean;
    /** Bytes that the gateway hasn't taken yet. */
    readonly waitingBytes: number;
    /** Why it was closed, once it was. */
    readonly closeText: string;
    /** Sends so many frames of one kind, numbered from `first`. */
    send(template: FrameTemplate, first: number, count: number): void;
    close(): void;
}
export interface FrameTemplate {
    readonly bytes: Buffer;
    /** Where a number of `DIGITS` digits stands, again and again. */
    readonly digitsAt: readonly number[];
}
/** Numbers have nine digits, so that nothing moves. */
export declare const FIRST_NUMBER = 100000000;
/** `json`: with `#########` wherever the number is to stand. */
export declare function frameTemplate(json: string): FrameTemplate;
/** `answered`: called for each answer; `orderId` is 0 but for a 201. */
export declare function openFloodSocket(port: number, answered: (number: number, status: number, orderId: number) => void): Promise<FloodSocket>;
