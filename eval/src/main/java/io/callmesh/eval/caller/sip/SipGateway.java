package io.callmesh.eval.caller.sip;

import io.callmesh.eval.caller.Connection;
import io.callmesh.eval.caller.Gateway;
import io.callmesh.eval.caller.Opening;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.net.InetSocketAddress;
import java.util.List;

/// A gateway reached by telephone. Turns are told apart by ear: nothing else comes over this line.
public final class SipGateway implements Gateway {

    private final InetSocketAddress address;
    private final Identity who;
    private final String number;

    /// Who calls.
    ///
    /// @param user     empty for nobody in particular
    /// @param password empty for none
    public record Identity(String user, String password) {

        /// Nobody in particular.
        public static final Identity NOBODY = new Identity("", "");

        /// Without the password.
        @Override
        public String toString() {
            return "Identity[" + user + "]";
        }
    }

    private SipGateway(InetSocketAddress address, Identity who, String number) {
        this.address = address;
        this.who = who;
        this.number = number;
    }

    /// @param number whom to call; empty: the assistant by its id
    public static SipGateway at(String host, int port, Identity who, String number) {
        var address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) throw new MeshException(new Fault.BadInput("address", "there is no address for " + host));
        return new SipGateway(address, who, number);
    }

    @Override
    public Connection call(Opening opening) throws InterruptedException {
        return SipConnection.open(address, who, number.isEmpty() ? opening.assistant() : number, opening);
    }

    /// Nobody can say over a telephone.
    @Override
    public List<Offer> assistants() {
        return List.of();
    }

    @Override
    public void close() {}
}
