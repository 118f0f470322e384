package io.callmesh.gateway.access;

import static io.callmesh.gateway.access.Right.END_CALLS;
import static io.callmesh.gateway.access.Right.ERASE_CALLERS;
import static io.callmesh.gateway.access.Right.ERASE_CALLS;
import static io.callmesh.gateway.access.Right.HOLD_CALLS;
import static io.callmesh.gateway.access.Right.JOIN_CALLS;
import static io.callmesh.gateway.access.Right.MAKE_BROWSER_KEYS;
import static io.callmesh.gateway.access.Right.READ_SESSIONS;
import static io.callmesh.gateway.access.Right.VOUCH_FOR_CALLERS;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What somebody is here for. Spelled in lower case by keys and tokens.
public enum Role {

    /// A caller's browser: one call, and nothing else.
    CALLER(HOLD_CALLS),

    /// A program that connects callers: a web site, a telephone system.
    INTEGRATOR(HOLD_CALLS, VOUCH_FOR_CALLERS, READ_SESSIONS, END_CALLS, ERASE_CALLS, ERASE_CALLERS, MAKE_BROWSER_KEYS),

    /// A person whom calls are handed to.
    AGENT(JOIN_CALLS, MAKE_BROWSER_KEYS),

    /// A person who looks after agents.
    SUPERVISOR(JOIN_CALLS, READ_SESSIONS, END_CALLS, ERASE_CALLS, ERASE_CALLERS, MAKE_BROWSER_KEYS),

    /// Whoever runs the gateway: everything, in every tenant.
    ADMIN(Right.values());

    private final Set<Right> rights;

    Role(Right... rights) {
        this.rights = Set.of(rights);
    }

    public Set<Right> rights() {
        return rights;
    }

    /// As keys and tokens spell it; nothing for what is no role of ours.
    public static Optional<Role> of(String name) {
        return Stream.of(values()).filter(role -> role.label().equals(name)).findFirst();
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
