package io.callmesh.gateway.outbox;

import java.nio.file.Path;

/// Another process that takes a slot below a folder, and prints which.
public final class OtherGateway {

    private OtherGateway() {}

    public static void main(String[] arguments) throws Exception {
        try (var slot = Slot.take(Path.of(arguments[0]))) {
            IO.println(slot.folder().getFileName());
        }
    }
}
