package io.callmesh.gateway.line.sip.wire;

import java.util.Optional;

/// A message that cannot be served as it is.
public final class Malformed extends Exception {

    private static final long serialVersionUID = 1;

    private final int status;
    private final transient Optional<SipMessage.Request> partial;

    Malformed(int status, String problem, Optional<SipMessage.Request> partial) {
        super(problem);
        this.status = status;
        this.partial = partial;
    }

    /// The refusal, if so much of the request could be read that it can be sent; `ACK` is never answered.
    public Optional<SipMessage.Response> refusal() {
        return partial.filter(request -> !request.is("ACK") && !request.via().isEmpty() && !request.from().isEmpty() && !request.to().isEmpty() && !request.callId().isEmpty() && !request.sequenceMethod().isEmpty())
                .map(request -> request.reply(status, "bad"));
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
