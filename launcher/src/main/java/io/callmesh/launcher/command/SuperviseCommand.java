package io.callmesh.launcher.command;

import io.callmesh.launcher.supervise.Supervisor;
import java.io.IOException;
import picocli.CommandLine.Command;

/// `supervise`: what `up` leaves running. Ends when it is told to, with everything it started.
@Command(name = "supervise", hidden = true)
public final class SuperviseCommand implements Runnable {

    @Override
    public void run() {
        var mesh = Mesh.here();
        var supervisor = new Supervisor(mesh.home(), mesh.settings());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(mesh, supervisor), "stop"));
        mesh.supervisorFile().write(ProcessHandle.current().pid());
        try {
            supervisor.start();
            supervisor.learn();
            Thread.currentThread().join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new Trouble("A part cannot be started: " + e.getMessage());
        }
    }

    private static void stop(Mesh mesh, Supervisor supervisor) {
        try {
            supervisor.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        mesh.supervisorFile().delete();
    }
}
