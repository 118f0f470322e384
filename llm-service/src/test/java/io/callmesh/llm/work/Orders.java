package io.callmesh.llm.work;

import io.callmesh.runtime.kafka.Craft;
import io.callmesh.runtime.kafka.Gate;
import io.callmesh.runtime.kafka.Tally;
import io.callmesh.runtime.kafka.WorkLine;
import io.callmesh.runtime.kafka.WorkOrder;
import java.time.Duration;
import java.util.Map;

/// Work as the tests give it.
final class Orders {

    static final String IN = "in", ASIDE = "aside";

    private Orders() {}

    static WorkLine open(String servers, Craft craft) {
        return open(servers, craft, Gate.OPEN, Duration.ofSeconds(30));
    }

    static WorkLine open(String servers, Craft craft, Gate gate, Duration patience) {
        var order = new WorkOrder(Map.of("bootstrap.servers", servers), "workers", IN, ASIDE, 4, Duration.ofMillis(10), patience, Duration.ofSeconds(20));
        return WorkLine.open(order, craft, gate, Tally.NONE);
    }
}
