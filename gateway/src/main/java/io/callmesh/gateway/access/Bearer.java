package io.callmesh.gateway.access;

import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.util.List;
import java.util.Optional;

/// What a request presents: RFC 6750, 2.1, `Authorization: Bearer …`.
public final class Bearer {

    /// Tokens of identity providers are some 1,000 characters long; what is longer than this is not looked at.
    static final int LONGEST = 8_192;

    private static final String SCHEME = "bearer ";

    private Bearer() {}

    /// @param headers every `Authorization` of the request, as sent
    /// @return nothing when there is none
    /// @throws MeshException with `Unauthenticated` when there are several, or another scheme's
    public static Optional<String> of(List<String> headers) {
        if (headers.isEmpty()) return Optional.empty();
        if (headers.size() > 1) throw refused("there is more than one Authorization");
        var header = headers.getFirst();
        if (header.length() > LONGEST) throw refused("the Authorization is too long");
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) throw refused("the Authorization is not of the scheme Bearer");
        var token = header.substring(SCHEME.length()).strip();
        if (!token.matches("[A-Za-z0-9._~+/=-]+")) throw refused("the key is malformed");
        return Optional.of(token);
    }

    static MeshException refused(String problem) {
        return new MeshException(new Fault.Unauthenticated(problem));
    }
}
