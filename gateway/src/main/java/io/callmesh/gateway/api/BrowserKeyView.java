package io.callmesh.gateway.api;

import io.callmesh.gateway.access.BrowserKeys;
import java.time.Instant;

/// A browser's key, shown once.
///
/// @param key       to be offered as the subprotocol `callmesh.key.KEY` beside `callmesh.v1`
/// @param expiresAt when it opens nothing any more
public record BrowserKeyView(String key, Instant expiresAt) {

    static BrowserKeyView of(BrowserKeys.Issued issued) {
        return new BrowserKeyView(issued.secret().token(), issued.expires());
    }

    @Override
    public String toString() {
        return "BrowserKeyView[expiresAt=" + expiresAt + "]";
    }
}
