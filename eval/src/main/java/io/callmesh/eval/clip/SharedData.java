package io.callmesh.eval.clip;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Public recordings beside the checkout, in `../shared/data`. They are no part of the product and may be absent.
public final class SharedData {

    private SharedData() {}

    /// A folder of the collection, if it is there.
    ///
    /// @param name for example `fsdd`
    public static Optional<Path> folder(String name) {
        var root = Path.of(System.getProperty("callmesh.root", ".")).toAbsolutePath().normalize();
        return Optional.of(root.resolve("../shared/data").resolve(name).normalize()).filter(Files::isDirectory);
    }
}
