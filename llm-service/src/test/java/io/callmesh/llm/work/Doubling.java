package io.callmesh.llm.work;

import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.kafka.Craft;
import io.callmesh.runtime.kafka.Item;
import io.callmesh.runtime.kafka.Product;
import java.time.Duration;
import java.time.Instant;
import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// Makes two records of each: `7` becomes `7-a` and `7-b`. Some values are special: `poison` cannot be worked on, `later` can be at
/// the third try, `halt` ends the process between its two products, the first time.
final class Doubling implements Craft {

    static final String OUT = "out";

    private final boolean deadly;
    private final AtomicInteger tries = new AtomicInteger();

    /// @param deadly whether `halt` ends the process
    Doubling(boolean deadly) {
        this.deadly = deadly;
    }

    @Override
    public Optional<Work> take(Item item) {
        if (item.value().equals("defect")) throw new IllegalStateException("a defect");
        return item.value().equals("quiet") ? Optional.empty() : Optional.of(() -> made(item));
    }

    private List<Product> made(Item item) {
        if (item.value().equals("poison")) throw new MeshException(new Fault.BadInput("record", "poison"));
        if (item.value().equals("later") && tries.incrementAndGet() < 3) throw new MeshException(new Fault.Overloaded("test", Duration.ofMillis(1)));
        var products = List.of(product(item, "a"), product(item, "b"));
        return deadly && item.value().equals("halt") ? halting(products) : products;
    }

    private static Product product(Item item, String which) {
        var event = new Product.Event(item.value() + "-" + which, "test", "/test", item.key(), "shop", Instant.EPOCH);
        return Product.of(OUT, item.key(), event, item.value() + "-" + which);
    }

    /// Ends the process when the second is asked for: the first has been sent by then.
    private static List<Product> halting(List<Product> products) {
        return new AbstractList<>() {
            @Override
            public Product get(int index) {
                if (index > 0) Runtime.getRuntime().halt(9);
                return products.get(index);
            }

            @Override
            public int size() {
                return products.size();
            }
        };
    }

    /// A process of its own that works until it is halted.
    static final class Mortal {

        private Mortal() {}

        public static void main(String[] servers) throws InterruptedException {
            try (var _ = Orders.open(servers[0], new Doubling(true))) {
                new java.util.concurrent.CountDownLatch(1).await();
            }
        }
    }
}
