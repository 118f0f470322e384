package io.callmesh.launcher.probe.grpc;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Optional;
import java.util.Set;

/// Finds out what stands behind a door: by reflection; where that is not let through, by asking.
final class Recognizing {

    private final Door door;

    Recognizing(Door door) {
        this.door = door;
    }

    Optional<Subject> subject() throws InterruptedException {
        var listed = listed();
        for (var subject : Subjects.all()) {
            if (listed.isEmpty() ? answers(subject) : listed.get().contains(subject.mark())) return Optional.of(subject);
        }
        return Optional.empty();
    }

    private Optional<Set<String>> listed() throws InterruptedException {
        try {
            return Optional.of(new Contracts(door).services());
        } catch (InterruptedException interrupted) {
            throw interrupted;
        } catch (Exception none) {
            return Optional.empty();
        }
    }

    /// Whoever refuses to answer is there too.
    private boolean answers(Subject subject) throws InterruptedException {
        try {
            door.ask(subject.easy());
            return true;
        } catch (InterruptedException interrupted) {
            throw interrupted;
        } catch (StatusRuntimeException refused) {
            return refused.getStatus().getCode() != Status.Code.UNIMPLEMENTED && refused.getStatus().getCode() != Status.Code.UNAVAILABLE;
        } catch (Exception none) {
            return false;
        }
    }
}
