import { ProcessControl } from '../../core/memory/control.js';
import { EventWriter } from '../../core/memory/event-ring.js';
import { LatchReader } from '../../core/memory/latch.js';
import { RingConsumer, RingProducer } from '../../core/memory/ring.js';
import { StopScopes } from '../../core/memory/stop-scopes.js';
import { SharedWords } from '../../core/memory/words.js';
import { Counters } from '../../core/metrics/counters.js';
import { HistogramRecorder } from '../../core/metrics/histogram.js';
import { GlobalColumn } from '../../core/state/columns.js';
import { createState } from '../../core/state/state.js';
import { CounterNames } from '../../core/topology.js';
import { keepClockPast } from '../clock.js';
import { ExitCode, ExitError } from '../exit-codes.js';
import { recoverReplica } from '../follower/recover.js';
import { replicaOf } from '../follower/replica.js';
import { createEngineAgent } from './engine-agent.js';
import { refuseOtherNames } from './same-names.js';
import { stopAsJournaled } from './stop-as-journaled.js';
import { startupCommands } from './startup.js';
/** Brings the state back from the journal, then goes on from there with a new run. */
export function createRole(context) {
    const { shared, clock } = context;
    const options = context.options;
    const state = createState(options.capacities);
    recover(state, context, options);
    refuseOtherNames(state, options.setup);
    touch(state);
    const control = new ProcessControl(shared.control);
    const stops = new StopScopes(shared.stops);
    stopAsJournaled(state, control, stops);
    return createEngineAgent({
        state,
        startup: startupCommands(state, options.setup),
        commands: new RingConsumer(shared.commands),
        reports: new RingConsumer(shared.reports),
        events: new EventWriter(shared.events),
        answers: new RingProducer(shared.answers),
        quotes: new LatchReader(shared.quotes),
        scoreboard: new SharedWords(shared.scoreboard),
        control,
        stops,
        bells: { journal: context.bell('journal'), gateway: context.bell('gateway'), broker: context.bell('broker') },
        histograms: {
            queue: new HistogramRecorder(shared.histograms.queue),
            risk: new HistogramRecorder(shared.histograms.risk),
            decide: new HistogramRecorder(shared.histograms.decide),
        },
        counters: new Counters(shared.counters.engine, CounterNames.engine),
        monotonicNs: clock.monotonicNs,
        ackAccepted: options.ackAccepted,
        holds: options.holds,
    });
}
function recover(state, context, options) {
    const { data, journalId, lastSeq } = options;
    const say = (message) => void process.stderr.write(`tickgate: ${message}\n`);
    try {
        recoverReplica(data, journalId, replicaOf(state), lastSeq, say);
    }
    catch (error) {
        const why = tooSmall(state);
        throw why === '' ? error : new ExitError(ExitCode.usage, why, { cause: error });
    }
    keepClockPast(context.shared.control, state.globals.words[GlobalColumn.TIME_US]);
}
/** A replay that fails with a full table: the run that wrote the journal had a larger one. */
function tooSmall({ orders, ids }) {
    const full = [
        ...(orders.touched >= orders.rows ? [`MAX_ORDERS=${orders.rows}`] : []),
        ...(ids.touched >= ids.rows ? [`MAX_CLIENT_IDS=${ids.rows}`] : []),
    ];
    if (full.length === 0)
        return '';
    return `${full.join(' and ')}: the journal needs more than that; start with the value of the run before, or a greater one.`;
}
const HOT_ROWS = 16_384;
const WORDS_PER_PAGE = 512;
/** The first touch of a page costs more than a whole decision: those of the first orders are touched at start. */
function touch(state) {
    for (const table of [state.orders, state.ids, state.executions]) {
        const end = Math.min(HOT_ROWS, table.rows) * table.width;
        // Writes what stands there: reading alone maps the page of zeros.
        for (let at = 0; at < end; at += WORDS_PER_PAGE)
            table.words[at] = table.words[at] + 0;
    }
}
//# sourceMappingURL=engine-role.js.map