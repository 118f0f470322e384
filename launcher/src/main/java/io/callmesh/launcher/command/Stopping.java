package io.callmesh.launcher.command;

import io.callmesh.launcher.process.PidFile;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Takes the mesh down: the supervisor first, which takes its parts with it; then whatever a killed supervisor left.
final class Stopping {

    private static final int SUPERVISOR_SECONDS = 45, PART_SECONDS = 10;

    private final Mesh mesh;

    Stopping(Mesh mesh) {
        this.mesh = mesh;
    }

    /// Returns when nothing is left; says whether there was anything.
    boolean run() throws InterruptedException {
        boolean any = mesh.supervisor().isPresent();
        end(mesh.supervisorFile(), SUPERVISOR_SECONDS);
        for (var part : mesh.replicas().reversed()) {
            any |= mesh.pidFile(part).process().isPresent();
            end(mesh.pidFile(part), PART_SECONDS);
        }
        return any;
    }

    private static void end(PidFile file, int patienceSeconds) throws InterruptedException {
        var process = file.process();
        if (process.isPresent()) end(process.get(), patienceSeconds);
        file.delete();
    }

    private static void end(ProcessHandle process, int patienceSeconds) throws InterruptedException {
        process.destroy();
        try {
            process.onExit().get(patienceSeconds, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException stubborn) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
