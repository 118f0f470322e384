package io.callmesh.backstage.office;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// The orders that the store begins with: the same every time, so that calls can be rehearsed.
final class Seed {

    /// The day on which the store's calendar stands still.
    static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    /// It takes so long to find that no caller waits for it.
    static final String SLOW = "8008";

    private static final int MORE = 40;
    private static final List<String> CARRIERS = List.of("Northwind Parcel", "Blue Van", "City Bikes");
    private static final List<String> STATUSES = List.of("packing", "shipped", "delivered");

    private Seed() {}

    /// 4271 is shipped, 4272 is being packed, 1138 was delivered, 8008 is found late, 9001 does not exist; forty others.
    static List<Order> orders() {
        var orders = new ArrayList<>(List.of(
                order("4271", "shipped", Catalog.TWO_PERSON_TENT, TODAY.plusDays(3), CARRIERS.get(0)),
                order("4272", "packing", Catalog.CAST_IRON_PAN, TODAY.plusDays(5), CARRIERS.get(1)),
                order("1138", "delivered", Catalog.HIKING_BOOTS, TODAY.minusDays(4), CARRIERS.get(2)),
                order(SLOW, "shipped", Catalog.TEA_KETTLE, TODAY.plusDays(1), CARRIERS.get(1))));
        int known = orders.size();
        var random = new Random(4271);
        var taken = new HashSet<>(Set.of("4271", "4272", "1138", SLOW, "9001"));
        while (orders.size() < known + MORE) {
            var number = "%04d".formatted(random.nextInt(1000, 10_000));
            if (taken.add(number)) orders.add(some(number, random));
        }
        return List.copyOf(orders);
    }

    private static Order some(String number, Random random) {
        var status = STATUSES.get(random.nextInt(STATUSES.size()));
        int days = random.nextInt(1, 9);
        var due = status.equals("delivered") ? TODAY.minusDays(days) : TODAY.plusDays(days);
        var item = Catalog.values()[random.nextInt(Catalog.values().length)];
        return order(number, status, item, due, CARRIERS.get(random.nextInt(CARRIERS.size())));
    }

    private static Order order(String number, String status, Catalog item, LocalDate due, String carrier) {
        return new Order(number, status, item.label(), item.price().toPlainString(), "USD", due, carrier);
    }
}
