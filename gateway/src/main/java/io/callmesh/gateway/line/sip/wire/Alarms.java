package io.callmesh.gateway.line.sip.wire;

import java.time.Duration;

/// Does things later. What is done then must not wait. Tests bring their own.
public interface Alarms {

    Alarm in(Duration delay, Runnable task);

    /// Something that will be done unless it is called off.
    interface Alarm {

        Alarm NONE = () -> {};

        void cancel();
    }
}
