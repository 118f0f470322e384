package io.callmesh.gateway.wiring;

import io.callmesh.gateway.dialogue.People;
import io.callmesh.gateway.handoff.Floor;

/// The people whom the dialogue may promise.
record PeopleOnFloor(Floor floor) implements People {

    @Override
    public boolean free(String queue) {
        return free("", queue);
    }

    @Override
    public boolean free(String callId, String queue) {
        return floor.reaches(callId, queue);
    }
}
