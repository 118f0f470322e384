package io.callmesh.launcher.chaos.harm;

import java.util.List;

/// The parts of a mesh, each by its name.
public interface Stage {

    String REDIS = "redis", KAFKA = "kafka", GATEWAY = "gateway", OFFICE = "backstage";

    /// Those that are harmed at random: all but the back office, which keeps the books that the verdict is made from.
    List<String> parts();

    /// Whether it does its work now.
    boolean ready(String part) throws InterruptedException;

    /// Deals a blow. A freeze lasts until [#thaw].
    void strike(String part, Blow blow) throws InterruptedException;

    void thaw(String part) throws InterruptedException;
}
