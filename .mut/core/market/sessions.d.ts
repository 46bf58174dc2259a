export declare function isInSession(nowUs: number, opens: number, closeUs: number, days: number): boolean;
/** The close of the session that is under way, else of the next one: always after `nowUs`. */
export declare function nextSessionClose(nowUs: number, opens: number, closeUs: number, days: number): number;
