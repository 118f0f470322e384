package io.callmesh.gateway.api;

import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/// Lets no other web site open a call from its visitor's browser: WebSockets are not held to the same origin by browsers
/// themselves (RFC 6455, 10.2). Programs send no `Origin` and are let in.
@ApplicationScoped
public class SameOrigin implements HttpUpgradeCheck {

    private static final int FORBIDDEN = 403;

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        var request = context.httpRequest();
        return same(Optional.ofNullable(request.getHeader("Origin")), request.getHeader("Host")) ? CheckResult.permitUpgrade() : CheckResult.rejectUpgrade(FORBIDDEN);
    }

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
