package io.callmesh.backstage.office;

import java.time.LocalDate;
import java.util.Set;

/// What a customer bought. `status` is `packing`, `shipped`, `delivered` or `cancelled`.
record Order(String number, String status, String item, String total, String currency, LocalDate due, String carrier) {

    private static final Set<String> GONE = Set.of("shipped", "delivered");

    /// Whether it has left the house, so that nothing about it can be changed.
    boolean gone() {
        return GONE.contains(status);
    }

    boolean cancelled() {
        return status.equals("cancelled");
    }

    Order withStatus(String other) {
        return new Order(number, other, item, total, currency, due, carrier);
    }

    Order withDue(LocalDate other) {
        return new Order(number, status, item, total, currency, other, carrier);
    }
}
