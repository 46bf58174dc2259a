/**
 * The frame that most clients send most of the time, found without the general reader:
 *
 *   {"id":7,"method":"order.place","params":{…}}
 *         └ 1 to 15 digits                  └ params: start ≤ at < end, unread
 *
 * with nothing else and no blanks but spaces. Everything else, mistakes included, is the general reader's, which finds
 * the same in what is found here.
 */
export interface QuickPlace {
    id: number;
    start: number;
    end: number;
}
/** Whether `bytes` are such a frame. If so, `into` says what it has. */
export declare function readQuickPlace(bytes: Uint8Array, into: QuickPlace): boolean;
