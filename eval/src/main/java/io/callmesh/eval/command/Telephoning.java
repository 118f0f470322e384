package io.callmesh.eval.command;

import io.callmesh.eval.caller.Gateway;
import io.callmesh.eval.caller.audiosocket.AudioSocketGateway;
import io.callmesh.eval.caller.sip.SipGateway;
import io.callmesh.runtime.Fault;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Option;

/// The options of calls by telephone: `--line sip` and `--line audiosocket`.
final class Telephoning {

    @Option(names = "--number", paramLabel = "NUMBER", defaultValue = "", description = {
        "By sip: the number or name to call (default: the assistant's id).",
        "By audiosocket: the id of the call, a UUID (default: any)."})
    String number;

    @Option(names = "--user", paramLabel = "NAME", defaultValue = "", description = "By sip: who calls, where the gateway asks for a password.")
    String user;

    @Option(names = "--password", paramLabel = "WORD", defaultValue = "${env:CALLMESH_SIP_PASSWORD:-}", description = "By sip: the password (default: the variable CALLMESH_SIP_PASSWORD).")
    String password;

    Gateway open(Dialing dialing) {
        var address = Address.parse("--address", dialing.address());
        return switch (dialing.line) {
            case sip -> SipGateway.at(address.host(), address.port(), new SipGateway.Identity(user, password), number);
            case audiosocket -> AudioSocketGateway.at(address.host(), address.port(), id());
            case grpc, websocket -> throw new IllegalStateException(dialing.line + " is no telephone");
        };
    }

    private Optional<UUID> id() {
        try {
            return number.isEmpty() ? Optional.empty() : Optional.of(UUID.fromString(number));
        } catch (IllegalArgumentException none) {
            throw new Refused(Refused.BAD_REQUEST, "--number must be a UUID, found '" + number + "'.");
        }
    }

    Refused refused(Fault fault, Dialing dialing) {
        return switch (fault) {
            case Fault.Unavailable _ -> new Refused(Refused.NO_GATEWAY, "nobody answers at " + dialing.address() + ". Is a mesh up whose callmesh.gateway." + dialing.line
                    + ".listen says so? Or name another address with --address HOST:PORT.");
            case Fault.TimedOut(_, var patience) -> new Refused(Refused.FAILED, "it rang for " + patience.toSeconds() + " s and nobody took the call.");
            case Fault.BadInput(_, var problem) -> new Refused(Refused.FAILED, problem + ".");
            case Fault.NotFound(_, var what, _) -> new Refused(Refused.FAILED, what + ".");
            case Fault.Overloaded(_, var after) -> new Refused(Refused.FAILED, "503 Service Unavailable: the gateway has no room for another call. Try again in " + Math.max(1, after.toSeconds()) + " s.");
            case Fault.Unauthenticated _, Fault.Forbidden _, Fault.LimitReached _, Fault.EngineFailed _ -> new Refused(Refused.FAILED, Attempt.message(fault, dialing.address()));
        };
    }
}
