package io.callmesh.gateway.line.sip;

import java.util.List;
import java.util.stream.Stream;

/// What a happening makes of a call, and what is to be done, in order.
record Step(DialogState state, List<SipAction> actions) {

    static Step of(DialogState state, SipAction... actions) {
        return new Step(state, List.of(actions));
    }

    Step then(SipAction... more) {
        return new Step(state, Stream.concat(actions.stream(), Stream.of(more)).toList());
    }

    Step then(List<SipAction> more) {
        return new Step(state, Stream.concat(actions.stream(), more.stream()).toList());
    }
}
