package io.callmesh.launcher.command;

import io.callmesh.launcher.part.Home;
import io.callmesh.launcher.part.Replica;
import io.callmesh.launcher.part.Settings;
import io.callmesh.launcher.process.PidFile;
import java.util.List;
import java.util.Optional;

/// The mesh that this command line speaks of.
record Mesh(Home home, Settings settings) {

    static final String SUPERVISOR = "supervisor";

    static Mesh here() {
        try {
            return new Mesh(Home.ofSystemProperties(), Settings.of(System.getenv()));
        } catch (IllegalArgumentException e) {
            throw new Trouble(String.valueOf(e.getMessage()));
        }
    }

    Optional<ProcessHandle> supervisor() {
        return supervisorFile().process();
    }

    PidFile supervisorFile() {
        return new PidFile(home.pidFile(SUPERVISOR), SUPERVISOR);
    }

    PidFile pidFile(Replica replica) {
        return new PidFile(home.pidFile(replica.label()), replica.label());
    }

    /// Those that there should be, and those that there are for another reason.
    List<Replica> replicas() {
        return Replica.all(Replica.MOST).filter(replica -> replica.number() <= settings.gateways() || pidFile(replica).process().isPresent()).toList();
    }
}
