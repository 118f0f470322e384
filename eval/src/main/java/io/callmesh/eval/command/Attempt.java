package io.callmesh.eval.command;

import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;

/// Runs the body of a command; what goes wrong becomes one line on standard error and an exit code.
final class Attempt {

    private Attempt() {}

    /// @param address of the gateway, for the message when nobody answers there
    static int run(CommandSpec command, String address, Callable<Integer> body) throws Exception {
        return run(command, fault -> new Refused(fault instanceof Fault.Unavailable ? Refused.NO_GATEWAY : Refused.FAILED, message(fault, address)), body);
    }

    /// @param refusal what a fault means to the user
    static int run(CommandSpec command, Function<Fault, Refused> refusal, Callable<Integer> body) throws Exception {
        try {
            return body.call();
        } catch (Refused refused) {
            return failed(command, refused);
        } catch (MeshException broken) {
            return failed(command, refusal.apply(broken.fault()));
        }
    }

    private static int failed(CommandSpec command, Refused refused) {
        Told.progress(command, command.qualifiedName() + ": " + refused.getMessage());
        return refused.exitCode();
    }

    /// What a fault of a service means that was asked without a gateway.
    ///
    /// @param service as `./mesh status` names it
    /// @param option  that names another one
    static Refused refusal(Fault fault, String service, String option, Address address) {
        return switch (fault) {
            case Fault.Unavailable _ -> new Refused(Refused.NO_GATEWAY,
                    "no " + service + "-service answers at " + address + ". Start the mesh with ./mesh up, or name another one with " + option + " HOST:PORT.");
            case Fault.BadInput(_, var problem) -> new Refused(Refused.BAD_REQUEST, problem);
            case Fault.Overloaded _, Fault.TimedOut _, Fault.NotFound _, Fault.Unauthenticated _, Fault.Forbidden _, Fault.LimitReached _, Fault.EngineFailed _ ->
                new Refused(Refused.FAILED, "the " + service + "-service failed: " + fault);
        };
    }

    static String message(Fault fault, String address) {
        return switch (fault) {
            case Fault.Unavailable _ -> "no gateway answers at " + address + ". Start the mesh with ./mesh up, or name another one with --gateway HOST:PORT.";
            case Fault.Overloaded(_, var after) -> "the gateway has no room for another call. Try again in " + Math.max(1, after.toSeconds()) + " s.";
            case Fault.TimedOut _ -> "the gateway at " + address + " did not answer in time. ./mesh status and ./mesh logs gateway tell more.";
            case Fault.BadInput(_, var problem) -> "the gateway refused: " + problem;
            case Fault.NotFound(_, var what, _) -> "the gateway refused: " + what;
            case Fault.Unauthenticated(var problem) -> "the gateway needs a key: " + problem + ". Give one with --key or in the environment variable CALLMESH_KEY.";
            case Fault.Forbidden(var what) -> "the gateway does not permit this: " + what;
            case Fault.LimitReached(var limit, var after) -> "this key's limit is reached: " + limit + ". Try again in " + Math.max(1, after.toSeconds()) + " s.";
            case Fault.EngineFailed _ -> "the gateway failed. ./mesh logs gateway tells more.";
        };
    }
}
