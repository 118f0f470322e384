package io.callmesh.gateway.api;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/// Lets no other web site use this gateway from its visitor's browser: WebSockets are not held to the same origin by browsers
/// themselves (RFC 6455, 10.2), and simple requests are sent before anybody asks. Programs send no `Origin` and are let in.
final class SameOrigin {

    private SameOrigin() {}

    /// @param origin as the browser names the page's
    /// @param host   as the browser names ours
    static boolean same(Optional<String> origin, String host) {
        try {
            return origin.isEmpty() || host.equalsIgnoreCase(new URI(origin.get()).getAuthority());
        } catch (URISyntaxException odd) {
            return false;
        }
    }
}
