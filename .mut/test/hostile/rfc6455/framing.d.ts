import { type CaseGroup } from '../hostile-case.ts';
/** What a text that is no call is answered. The session goes on: of the frame nothing was wrong. */
export declare const NO_JSON = "400 INVALID_JSON";
/** What bytes are answered that are no record. */
export declare const NO_RECORD = "400 INVALID_FRAME";
export declare const NO_CLOSE_FRAME = "RFC 6455 7.1.7 would have a close frame first, with 1002, 1007 or 1009 (SHOULD). uWebSockets drops the connection; nothing that the frame holds is acted on.";
export declare const framing: CaseGroup;
export declare const pings: CaseGroup;
export declare const reserved: CaseGroup;
export declare const opcodes: CaseGroup;
export declare const fragmentation: CaseGroup;
