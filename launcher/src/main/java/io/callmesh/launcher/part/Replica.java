package io.callmesh.launcher.part;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// One process of a part. There is one of each, and as many gateways as [Settings#gateways] says: a call can go on at another when its
/// own is lost.
///
/// @param number from 1
public record Replica(Part part, int number) {

    /// More have no ports before the next `MESH_PORT_OFFSET` of a hundred.
    public static final int MOST = 5;

    /// Between the ports of a gateway and the next: none of the table is there.
    private static final int STEP = 20;

    public Replica {
        if (number < 1 || number > MOST) throw new IllegalArgumentException("there are 1 to " + MOST + " gateways");
    }

    public static Replica first(Part part) {
        return new Replica(part, 1);
    }

    /// All that there may be, in the order of starting.
    public static Stream<Replica> all(int gateways) {
        return Arrays.stream(Part.values()).flatMap(part -> IntStream.rangeClosed(1, part == Part.GATEWAY ? gateways : 1).mapToObj(number -> new Replica(part, number)));
    }

    /// As people write it: `asr`, `gateway`, `gateway-2`.
    public String label() {
        return number == 1 ? part.label() : part.label() + "-" + number;
    }

    public static Optional<Replica> named(String label) {
        return all(MOST).filter(replica -> replica.label().equals(label)).findFirst();
    }

    /// How far its ports are from those of the first.
    int shift() {
        return (number - 1) * STEP;
    }
}
