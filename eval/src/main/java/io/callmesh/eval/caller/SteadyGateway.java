package io.callmesh.eval.caller;

import java.util.List;

/// Several gateways as one: a call that breaks off goes on at the next that answers, by its resume token.
public final class SteadyGateway implements Gateway {

    private final List<Gateway> gateways;

    /// @param gateways the first is called first; they are closed with this
    public SteadyGateway(List<Gateway> gateways) {
        this.gateways = List.copyOf(gateways);
    }

    @Override
    public Connection call(Opening opening) throws InterruptedException {
        return new SteadyConnection(gateways, opening);
    }

    @Override
    public List<Offer> assistants() throws InterruptedException {
        return gateways.getFirst().assistants();
    }

    @Override
    public void close() {
        gateways.forEach(Gateway::close);
    }
}
