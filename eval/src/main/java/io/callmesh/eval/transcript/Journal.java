package io.callmesh.eval.transcript;

import java.util.function.Consumer;

/// What has happened on the calls of a mesh, entry by entry, as JSON.
public interface Journal {

    /// A journal that is not there.
    Journal NONE = (_, _, _) -> {
        throw new Unreadable("this program reads no journal");
    };

    /// Gives each entry in the order of its call, from the oldest that is kept up to those that are there when it is begun, and where
    /// it `follows` all that come later until it is interrupted.
    ///
    /// @param servers where it is kept: `HOST:PORT`
    /// @throws Unreadable when nobody answers there
    void read(String servers, boolean follows, Consumer<String> entry) throws InterruptedException;
}
