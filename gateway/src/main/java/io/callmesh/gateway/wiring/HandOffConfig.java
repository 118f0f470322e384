package io.callmesh.gateway.wiring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// How calls are handed to people.
@ConfigMapping(prefix = "callmesh.handoff")
public interface HandOffConfig {

    /// The queues that flows name. One that is not here has the people at the agents' page.
    Map<String, QueueConfig> queues();

    /// How long a summary of the call may take that is told to a desk. Nobody waits for it at the page or on the line.
    @WithDefault("3s")
    Duration summary();

    /// How long a webhook may take to answer; it is tried three times.
    @WithDefault("3s")
    Duration webhook();

    /// Where other gateways of this mesh reach this one by HTTP: `http://10.0.0.7:8080`. Then people see and join the calls of all gateways,
    /// whichever their page is connected to. Not said: those of that gateway alone.
    Optional<String> address();

    /// One queue.
    interface QueueConfig {

        /// Where lines that can transfer send their callers: `sip:desk@pbx.example`.
        Optional<String> sip();

        /// Where briefings are posted to.
        Optional<String> webhook();

        /// The name of the secret that briefings are signed with; found as tools' secrets are.
        Optional<String> secret();

        /// Whether briefings go to the topic `callmesh.handoff.v1`, for a desk that takes calls it reads of there.
        @WithDefault("false")
        boolean kafka();

        /// Whether people at the agents' page take its calls.
        @WithDefault("true")
        boolean agents();

        /// How long a caller waits for somebody at the page.
        @WithDefault("1m")
        Duration patience();
    }
}
