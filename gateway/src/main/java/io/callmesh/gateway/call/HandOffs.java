package io.callmesh.gateway.call;

import io.callmesh.gateway.handoff.Floor;
import io.callmesh.gateway.handoff.Notes;
import io.callmesh.gateway.handoff.Outbox;
import io.callmesh.gateway.handoff.Queues;
import io.callmesh.gateway.translate.Translation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What calls go to people by.
public record HandOffs(Queues queues, Floor floor, Outbox outbox, Notes notes, Translation translation) {

    /// Nobody is there, and every call that is handed over is left to the program at the other end of the line.
    public static HandOffs none() {
        var queues = new Queues(Map.of(), Set.of("service"));
        var outbox = new Outbox(List.of(), List.of());
        return new HandOffs(queues, new Floor(queues, outbox, System::nanoTime), outbox, Notes.NONE, (_, _, _, _, _) -> Optional.empty());
    }
}
