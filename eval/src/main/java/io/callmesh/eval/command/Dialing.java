package io.callmesh.eval.command;

import io.callmesh.eval.caller.Gateway;
import io.callmesh.eval.caller.Gateway.Offer;
import io.callmesh.eval.caller.SteadyGateway;
import io.callmesh.eval.caller.grpc.GrpcGateway;
import io.callmesh.eval.caller.websocket.SocketGateway;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Whom to call and how: the options that all calling commands share.
final class Dialing {

    /// How the call is carried.
    enum LineKind {
        grpc(9080), websocket(8080), sip(5060), audiosocket(9092);

        private final int port;

        LineKind(int port) {
            this.port = port;
        }

        /// Whether it carries sound and keys, and nothing that could be read.
        boolean telephone() {
            return this == sip || this == audiosocket;
        }
    }

    @Option(names = "--assistant", paramLabel = "ID", defaultValue = "retail", description = "The assistant to call (default: ${DEFAULT-VALUE}).")
    String assistant;

    @Option(names = "--language", paramLabel = "xx", defaultValue = "", description = "The language to speak (default: the assistant's first).")
    String language;

    @Option(names = "--line", paramLabel = "LINE", defaultValue = "grpc", description = "How the call is carried: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    LineKind line;

    @Option(names = {"--gateway", "--address"}, paramLabel = "HOST:PORT[,HOST:PORT]", defaultValue = "", description = {
        "Where the gateway listens; a call that breaks off goes on at the next of several (default: 127.0.0.1:9080 for grpc, 127.0.0.1:8080 for websocket,",
        "127.0.0.1:5060 for sip, 127.0.0.1:9092 for audiosocket)."})
    String gateway;

    @Mixin
    KeyOption key = new KeyOption();

    @Option(names = "--json", description = "Print one JSON object a line for each event.")
    boolean json;

    String address() {
        return gateway.isEmpty() ? Address.usual(line.port).toString() : gateway;
    }

    /// A call that breaks off goes on at the next of them.
    Gateway open() {
        return new SteadyGateway(addresses().stream().map(this::open).toList());
    }

    private List<Address> addresses() {
        return Arrays.stream(address().split(",")).map(each -> Address.parse("--gateway", each.strip())).toList();
    }

    private Gateway open(Address address) {
        return switch (line) {
            case grpc -> GrpcGateway.at(address.host(), address.port(), key.presented());
            case websocket -> SocketGateway.at(address.host(), address.port(), key.presented());
            case sip, audiosocket -> throw new Refused(Refused.BAD_REQUEST, "--line " + line + " is for ./mesh call: nobody types on a telephone.");
        };
    }

    /// Makes sure that the assistant exists and, if need be, hears the language. Whether it speaks it is for the gateway to say,
    /// which may translate.
    ///
    /// @throws Refused saying what there is instead
    void check(Gateway gateway, boolean spoken) throws InterruptedException {
        var offers = gateway.assistants();
        var offer = offers.stream().filter(any -> any.id().equals(assistant)).findFirst().orElseThrow(() -> unknown(offers));
        var wanted = language.isEmpty() && !offer.languages().isEmpty() ? offer.languages().getFirst() : language;
        if (spoken && !holds(offer.heard(), wanted)) throw notHeard(wanted);
    }

    private Refused unknown(List<Offer> offers) {
        var known = String.join(", ", offers.stream().map(Offer::id).sorted().toList());
        return new Refused(Refused.BAD_REQUEST, "there is no assistant '" + assistant + "'. There are: " + known + ".");
    }

    private Refused notHeard(String wanted) {
        return new Refused(Refused.NO_RECOGNIZER, noRecognizer(assistant, wanted));
    }

    static String noRecognizer(String assistant, String language) {
        return ("no recogniser hears '%1$s'. Add one with callmesh.asr.engine.%1$s (for example openai, with your own endpoint: see docs/configuration.md); "
                + "until then use the keypad (./mesh call --assistant %2$s --language %1$s --dtmf DIGITS) or type (./mesh chat --assistant %2$s --language %1$s).")
                .formatted(language, assistant);
    }

    /// Whether a language or the one it is a variety of is among them: `en-US` is `en`.
    private static boolean holds(List<String> languages, String wanted) {
        int dash = wanted.indexOf('-');
        return languages.contains(wanted) || dash > 0 && languages.contains(wanted.substring(0, dash));
    }
}
