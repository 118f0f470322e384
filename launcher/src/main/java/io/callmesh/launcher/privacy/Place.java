package io.callmesh.launcher.privacy;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/// Where a mesh is called and where it writes.
///
/// @param gateway `HOST:PORT` of its gRPC
/// @param metrics to be scraped
/// @param folder  all its files: logs, data of Kafka, what waits to be sent
public record Place(String gateway, String kafka, String redis, List<URI> metrics, Path folder) {

    public Place {
        metrics = List.copyOf(metrics);
    }
}
