package io.callmesh.gateway.handoff;

import java.time.Duration;
import java.util.Optional;

/// One queue that callers are handed to, and the ways to its people.
///
/// @param sip      where a line that can transfer sends its caller: `sip:desk@pbx.example`
/// @param webhook  the address that briefings are posted to
/// @param secret   the name of the secret that they are signed with
/// @param kafka    whether briefings go to the topic of hand-offs, for a desk that reads them there
/// @param agents   whether people at the gateway's own page take its calls
/// @param line     whether the program at the other end of the line takes the call when it ends as handed off
/// @param patience how long a caller waits for a person at the page
public record Queue(String name, Optional<String> sip, Optional<String> webhook, Optional<String> secret, boolean kafka, boolean agents, boolean line, Duration patience) {

    /// Whether a desk is told of its calls.
    public boolean told() {
        return webhook.isPresent() || kafka;
    }
}
