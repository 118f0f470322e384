package io.callmesh.runtime.kafka;

import io.callmesh.runtime.Fault;
import java.util.LinkedHashMap;
import java.util.Map;

/// A record on which the work failed, as it was written, with what went wrong in its headers.
final class SetAside {

    private SetAside() {}

    static Product of(Item item, WorkOrder order, Fault fault, int attempts) {
        Map<String, String> headers = new LinkedHashMap<>(item.headers());
        headers.put("x-error-topic", item.topic());
        headers.put("x-error-partition", Integer.toString(item.partition()));
        headers.put("x-error-offset", Long.toString(item.offset()));
        headers.put("x-error-group", order.group());
        headers.put("x-error-fault", fault.getClass().getSimpleName());
        headers.put("x-error-problem", fault.toString());
        headers.put("x-error-attempts", Integer.toString(attempts));
        return new Product(order.setAside(), item.key(), item.value(), headers);
    }
}
