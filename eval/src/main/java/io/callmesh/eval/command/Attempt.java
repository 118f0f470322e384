package io.callmesh.eval.command;

import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;

/// Runs the body of a command; what goes wrong becomes one line on standard error and an exit code.
final class Attempt {

    private Attempt() {}

    /// @param address of the gateway, for the message when nobody answers there
    static int run(CommandSpec command, String address, Callable<Integer> body) throws Exception {
        try {
            return body.call();
        } catch (Refused refused) {
            return failed(command, refused.exitCode(), String.valueOf(refused.getMessage()));
        } catch (MeshException broken) {
            int exitCode = broken.fault() instanceof Fault.Unavailable ? Refused.NO_GATEWAY : Refused.FAILED;
            return failed(command, exitCode, message(broken.fault(), address));
        }
    }

    private static int failed(CommandSpec command, int exitCode, String message) {
        var err = command.commandLine().getErr();
        err.println(command.qualifiedName() + ": " + message);
        err.flush();
        return exitCode;
    }

    static String message(Fault fault, String address) {
        return switch (fault) {
            case Fault.Unavailable _ -> "no gateway answers at " + address + ". Start the mesh with ./mesh up, or name another one with --gateway HOST:PORT.";
            case Fault.Overloaded(_, var after) -> "the gateway has no room for another call. Try again in " + Math.max(1, after.toSeconds()) + " s.";
            case Fault.TimedOut _ -> "the gateway at " + address + " did not answer in time. ./mesh status and ./mesh logs gateway tell more.";
            case Fault.BadInput(_, var problem) -> "the gateway refused: " + problem;
            case Fault.NotFound(_, var what, _) -> "the gateway refused: " + what;
            case Fault.Forbidden _ -> "the gateway does not permit this call.";
            case Fault.EngineFailed _ -> "the gateway failed. ./mesh logs gateway tells more.";
        };
    }
}
