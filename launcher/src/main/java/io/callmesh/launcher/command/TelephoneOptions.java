package io.callmesh.launcher.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/// What `up` is told of the telephone.
final class TelephoneOptions {

    static final String LISTEN = "callmesh.gateway.sip.listen", TRUNK = "callmesh.gateway.sip.trunk.";
    private static final Pattern ADDRESS = Pattern.compile("\\[?[\\w.:-]+?]?:\\d{1,5}"), NAME = Pattern.compile("(?:^|,)\\s*name\\s*=\\s*([a-z0-9][a-z0-9-]{0,31})\\s*(?:,|$)");

    @Option(names = "--sip", paramLabel = "HOST:PORT", description = "Answers the telephone at this address, by UDP and TCP.")
    private Optional<String> listen = Optional.empty();

    @Option(names = "--trunk", paramLabel = "TRUNK",
            description = "Who may call, and whom a number reaches: name=pbx,from=192.0.2.0/24,user=u,password-env=VAR,route=4272:retail/en,route=*:coffee. May be given more than once. See docs/guides/sip-trunk.md.")
    private List<String> trunks = new ArrayList<>();

    /// As properties of the gateway; none when there is to be no telephone.
    ///
    /// @throws Trouble with what is wrong with them
    Map<String, String> properties() {
        var properties = new TreeMap<String, String>();
        if (listen.isEmpty() && !trunks.isEmpty()) throw new Trouble("--trunk needs --sip HOST:PORT.");
        listen.ifPresent(address -> listen(address, properties));
        for (var trunk : trunks) trunk(trunk, properties);
        return properties;
    }

    /// Sound comes in where SIP does.
    private static void listen(String address, Map<String, String> properties) {
        if (!ADDRESS.matcher(address).matches()) throw new Trouble("--sip must be HOST:PORT, found " + address);
        properties.put(LISTEN, address);
        properties.put("callmesh.gateway.rtp.host", address.substring(0, address.lastIndexOf(':')).replaceAll("[\\[\\]]", ""));
    }

    private static void trunk(String text, Map<String, String> properties) {
        var name = NAME.matcher(text);
        if (!name.find()) throw new Trouble("A trunk needs a name of a-z, 0-9 and -, like name=pbx");
        if (text.matches("(.*,)?\\s*password\\s*=.*")) throw new Trouble("A password must not stand on a command line, where everybody can read it. Say password-env=VARIABLE or password-file=FILE.");
        String rest = text.replaceFirst("\\s*name\\s*=[^,]*,?", "").replaceFirst(",\\s*$", "");
        if (properties.put(TRUNK + name.group(1), rest) != null) throw new Trouble("There are two trunks called " + name.group(1) + ".");
    }
}
