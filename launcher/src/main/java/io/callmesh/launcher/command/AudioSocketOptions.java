package io.callmesh.launcher.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/// What `up` is told of calls from an Asterisk by AudioSocket.
final class AudioSocketOptions {

    static final String LISTEN = "callmesh.gateway.audiosocket.listen", ASSISTANT = "callmesh.gateway.audiosocket.assistant", ALLOWED = "callmesh.gateway.audiosocket.allowed";
    private static final Pattern DOOR = Pattern.compile("\\[?[\\w.:-]+?]?:\\d{1,5}(=.+)?");

    @Option(names = "--audiosocket", paramLabel = "HOST:PORT[=ASSISTANT]", description = "Takes AudioSocket calls of an Asterisk at this address, for this assistant (default: retail). May be given more than once. See docs/guides/asterisk.md.")
    private List<String> doors = new ArrayList<>();

    @Option(names = "--audiosocket-allow", paramLabel = "ADDRESS", description = "From where: 192.0.2.7 or 192.0.2.0/24. Must be said of an address that others than this machine reach. May be given more than once.")
    private List<String> allowed = new ArrayList<>();

    /// As properties of the gateway; none when there are to be no such calls.
    ///
    /// @throws Trouble with what is wrong with them
    Map<String, String> properties() {
        var properties = new TreeMap<String, String>();
        if (doors.isEmpty() && !allowed.isEmpty()) throw new Trouble("--audiosocket-allow needs --audiosocket HOST:PORT.");
        for (var door : doors) if (!DOOR.matcher(door).matches()) throw new Trouble("--audiosocket must be HOST:PORT or HOST:PORT=ASSISTANT, found " + door);
        if (doors.isEmpty()) return properties;
        properties.put(LISTEN, String.join(",", doors));
        properties.put(ASSISTANT, "retail");
        if (!allowed.isEmpty()) properties.put(ALLOWED, String.join(",", allowed));
        return properties;
    }
}
