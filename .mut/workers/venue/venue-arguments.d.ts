import { type FaultSettings } from './faults.ts';
export declare const VenueHelp = "tickgate simulate-broker: a broker and its market, simulated, on a socket\n\n  --host ADDRESS         listen on (127.0.0.1)\n  --port PORT            listen on; 0 picks a free one (0)\n  --dir DIR              where its log is kept (./data/venue)\n  --seed N               of the market and of the faults (1)\n  --feed KIND            simulated, replay or none (simulated)\n  --ticks-per-second N   of the simulated market (200)\n  --trades FILE          replay: timestamp,trade_id,price,quantity,buyer_maker\n  --quotes FILE          replay: timestamp,symbol,ask_size,ask,bid_size,bid\n  --symbol SYMBOL        replay: what the trades are about (BTCUSDT)\n  --speed N              replay: 1 as recorded, 100 faster, 0 as fast as it is read (1)\n                         a replay begins with the first subscriber\n  --day-end HH:MM        when day orders expire, UTC (00:00)\n  --latency-ms N         every answer is so much later (0), --jitter-ms N up to so much more (0)\n  --reject-rate P        orders rejected, 0 to 1 (0), --busy-rate P orders refused unseen (0)\n  --lost-rate P          answers never told (0)\n  --late-rate P          answers told late (0), --late-ms N by so much (100)\n  --doubled-rate P       answers and fills told twice (0)\n  --fill-first-rate P    fills told before the acknowledgement (0)\n  --exit-with-parent     end when standard input ends\n  --help\n\nReady when it prints: tickgate venue ready {\"port\":\u2026,\"pid\":\u2026}\nExit codes: 0 stopped by SIGTERM or SIGINT, 64 wrong arguments, 69 address or directory in use, 74 log not written, 78 log damaged.\n";
export interface VenueArguments {
    readonly help: boolean;
    readonly host: string;
    readonly port: number;
    readonly dir: string;
    readonly seed: number;
    readonly feed: 'simulated' | 'replay' | 'none';
    readonly ticksPerSecond: number;
    readonly trades: string | undefined;
    readonly quotes: string | undefined;
    readonly symbol: string;
    readonly speed: number;
    readonly dayEndMinutes: number;
    readonly faults: FaultSettings;
    readonly exitWithParent: boolean;
}
/** Throws an Error that names the argument, its value and what is allowed. */
export declare function readVenueArguments(args: string[]): VenueArguments;
