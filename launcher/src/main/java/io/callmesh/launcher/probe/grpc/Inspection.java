package io.callmesh.launcher.probe.grpc;

import io.callmesh.launcher.probe.Finding;
import io.callmesh.launcher.probe.Finding.State;
import io.callmesh.launcher.probe.Report;
import io.callmesh.launcher.probe.Target;
import io.callmesh.launcher.probe.grpc.Check.Amiss;
import io.callmesh.launcher.probe.grpc.Check.Unseen;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/// Looks at one door from outside, one thing after the other. Takes ten seconds, most of them for the pings.
public final class Inspection {

    private static final String LOGS = "see the logs of the service (./mesh logs) and of any proxy in front of it";

    private final Target target;
    private final Consumer<Finding> told;
    private final List<Finding> findings = new ArrayList<>();

    /// @param told hears of each finding at once
    public Inspection(Target target, Consumer<Finding> told) {
        this.target = target;
        this.told = told;
    }

    public Report run() throws IOException, InterruptedException {
        if (look("reachable, speaks HTTP/2", () -> reach(target))) {
            var pings = begun(new Pings(target)::look);
            try (var door = Door.to(target)) {
                var subject = new Recognizing(door).subject();
                if (subject.isEmpty()) nobody();
                else lookAt(subject.get(), door);
                look("keep-alive pings", pings::get);
                return report(subject.map(Subject::part).orElse(""));
            }
        }
        return report("");
    }

    private void lookAt(Subject subject, Door door) throws InterruptedException {
        var contracts = new Contracts(door);
        var health = new Healthy(door);
        var requests = new Requests(door, subject);
        var streams = new Streams(door, subject);
        look("reflection, versions", () -> contracts.match(subject));
        look("health", () -> health.check(subject));
        look("a request", requests::answered);
        look("error details: BadRequest", requests::misfit);
        look("error details: ErrorInfo", requests::stranger);
        look("metadata", requests::metadata);
        look("compression (gzip)", requests::compressed);
        look("large messages", requests::large);
        look("message limit", requests::tooLarge);
        look("answers of a stream at once", health::watch);
        look("stream both ways", streams::pingPong);
        look("stream paced", streams::paced);
        look("deadline", streams::deadline);
        look("cancellation", streams::cancelled);
    }

    private static String reach(Target target) throws Exception {
        try (var _ = RawConnection.open(target)) {
            return target + (target.tls() ? ", TLS" : ", plain");
        }
    }

    private void nobody() throws InterruptedException {
        look("a part of the mesh", () -> {
            throw new Amiss("none of its services is offered here", "name the gRPC port of gateway, asr, llm, tts or translation, or have the proxy route callmesh.*");
        });
    }

    /// @return whether it is as it should be
    private boolean look(String what, Check check) throws InterruptedException {
        long begun = System.nanoTime();
        var found = found(what, check, begun);
        findings.add(found);
        told.accept(found);
        return found.state() == State.OK;
    }

    private static Finding found(String what, Check check, long begun) throws InterruptedException {
        try {
            return new Finding(what, State.OK, check.look(), "", since(begun));
        } catch (Exception failed) {
            return failed(what, cause(failed), since(begun));
        }
    }

    private static Exception cause(Exception failed) throws InterruptedException {
        if (failed instanceof InterruptedException interrupted) throw interrupted;
        return failed instanceof ExecutionException && failed.getCause() instanceof Exception cause ? cause : failed;
    }

    private static Finding failed(String what, Exception failed, long millis) {
        return switch (failed) {
            case Amiss amiss -> new Finding(what, State.FAILED, said(amiss), amiss.todo(), millis);
            case Unseen unseen -> new Finding(what, State.NOT_CHECKED, said(unseen), "", millis);
            case StatusRuntimeException refused -> new Finding(what, State.FAILED, status(refused.getStatus()), todo(refused.getStatus()), millis);
            default -> new Finding(what, State.FAILED, failed.getClass().getSimpleName() + ": " + said(failed), LOGS, millis);
        };
    }

    private static String said(Exception failed) {
        return Objects.requireNonNullElse(failed.getMessage(), "no message");
    }

    static String status(Status status) {
        var said = Optional.ofNullable(status.getDescription()).map(text -> ": " + text.lines().findFirst().orElse("")).orElse("");
        return status.getCode() + said;
    }

    private static String todo(Status status) {
        return switch (status.getCode()) {
            case UNAUTHENTICATED -> "give a key that this door knows: --key KEY, or CALLMESH_KEY in the environment; none where it has no keys";
            case PERMISSION_DENIED -> "give a key that may do this";
            case UNIMPLEMENTED -> "have the proxy route this service too; or the server is older than this client";
            default -> LOGS;
        };
    }

    private static FutureTask<String> begun(Callable<String> work) {
        var task = new FutureTask<>(work);
        Thread.ofVirtual().name("pings").start(task);
        return task;
    }

    private static long since(long begun) {
        return (System.nanoTime() - begun) / 1_000_000;
    }

    private Report report(String part) {
        return new Report(target.toString(), part, findings);
    }
}
