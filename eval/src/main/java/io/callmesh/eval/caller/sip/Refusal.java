package io.callmesh.eval.caller.sip;

import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.time.Duration;

/// What a final response other than 200 means to whoever called.
final class Refusal {

    private static final Duration AGAIN = Duration.ofSeconds(1);

    private Refusal() {}

    static MeshException of(SipText response, String number) {
        return new MeshException(switch (response.status()) {
            case 503 -> new Fault.Overloaded("gateway", after(response.first("retry-after")));
            case 401, 407 -> told(response, "the user or the password is wrong, or there is none: see --user and --password");
            case 403 -> told(response, "no trunk lets this address or user call");
            case 404, 410, 604 -> new Fault.NotFound("number", response.outcome() + ": nobody has the number " + number, "NUMBER_UNKNOWN");
            case 408, 480 -> told(response, "whoever was called does not answer");
            case 486, 600 -> told(response, "whoever was called is busy");
            case 488, 606 -> told(response, "the other side takes no G.711 mu-law");
            case 487 -> told(response, "the call was given up");
            default -> told(response, "the call was refused");
        });
    }

    private static Fault told(SipText response, String meaning) {
        return new Fault.BadInput("sip", response.outcome() + ": " + meaning);
    }

    private static Duration after(String seconds) {
        var number = seconds.split("[ ;(]")[0];
        return number.matches("\\d{1,6}") ? Duration.ofSeconds(Integer.parseInt(number)) : AGAIN;
    }
}
