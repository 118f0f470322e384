package io.callmesh.gateway.access;

import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.util.Locale;
import java.util.Set;

/// Who is asking, once that is known.
///
/// @param tenant     whose callers, sessions and assistants these are
/// @param subject    for audits and limits: `key:ID`, `user:SUBJECT`, `key:ID/browser:ID`, `trunk:NAME`, `anyone`
/// @param assistants those that may be talked to; empty: all that the tenant has
/// @param limits     how much of everything
public record Principal(String tenant, String subject, Set<Role> roles, Set<String> assistants, Limits limits) {

    /// Whoever asks a gateway that asks nobody who they are. Tenants are taken as they are named.
    public static final Principal ANYONE = new Principal("default", "anyone", Set.of(Role.ADMIN), Set.of(), Limits.NONE);

    private static final String BROWSER = "/browser:";

    public Principal {
        roles = Set.copyOf(roles);
        assistants = Set.copyOf(assistants);
    }

    /// Whose limits count: a browser's are those of the key that its key was made with.
    public String account() {
        int browser = subject.indexOf(BROWSER);
        return browser < 0 ? subject : subject.substring(0, browser);
    }

    public boolean may(Right right) {
        return roles.stream().anyMatch(role -> role.rights().contains(right));
    }

    /// @throws MeshException with `Forbidden`
    public void require(Right right) {
        if (!may(right)) throw new MeshException(new Fault.Forbidden("this key's roles do not include the right to " + right.name().toLowerCase(Locale.ROOT).replace('_', ' ')));
    }

    public boolean mayTalkTo(String assistant) {
        return assistants.isEmpty() || assistants.contains(assistant);
    }

    /// @throws MeshException with `Forbidden`
    public void requireAssistant(String assistant) {
        if (!mayTalkTo(assistant)) throw new MeshException(new Fault.Forbidden("this key is not for that assistant"));
    }

    /// The tenant that counts when one was named, or none.
    ///
    /// @param named empty for none
    /// @throws MeshException with `Forbidden` when it is another's
    public String tenant(String named) {
        if (named.isEmpty()) return this == ANYONE ? "" : tenant;
        if (named.equals(tenant) || may(Right.CHOOSE_TENANT)) return named;
        throw new MeshException(new Fault.Forbidden("tenant: this key is another tenant's"));
    }

    /// Whether what belongs to that tenant exists for this one.
    public boolean sees(String other) {
        return tenant.equals(other) || may(Right.CHOOSE_TENANT);
    }

    /// Who calls, if this one's word is good for it.
    ///
    /// @param named empty for nobody
    /// @throws MeshException with `Forbidden`
    public String caller(String named) {
        if (!named.isEmpty()) require(Right.VOUCH_FOR_CALLERS);
        return named;
    }

    /// A browser that this one gave a key to.
    Principal browser(String name, Role role, Set<String> toAssistants) {
        return new Principal(tenant, account() + BROWSER + name, Set.of(role), toAssistants, limits);
    }
}
