package io.callmesh.gateway.access;

import io.callmesh.gateway.access.Meters.Stay;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Where every door asks who it is, how much they may, and has it written down. Safe for many threads.
///
/// A door calls [#enter], or [#receive], once for a request or a stream, [#call] for each that may become a call, [#did] after
/// something was changed, and, after [#receive], [#refused] at the one place where it turns a fault into its own words.
public final class Reception {

    /// Why a call of a key ends that was cut off.
    public static final String CUT = "the key was revoked";

    private final Access access;
    private final BrowserKeys browsers;
    private final Meters meters;
    private final Held held;
    private final Audit audit;
    private final InstantSource clock;

    public Reception(Access access, BrowserKeys browsers, Meters meters, Held held, Audit audit, InstantSource clock) {
        this.access = access;
        this.browsers = browsers;
        this.meters = meters;
        this.held = held;
        this.audit = audit;
        this.clock = clock;
    }

    /// What somebody came for, once it is known who they are.
    ///
    /// @param <T> what they get
    @FunctionalInterface
    public interface Work<T> {
        T of(Principal principal) throws Exception;
    }

    /// Does what somebody came for; a refusal is written down on its way out.
    public <T> T enter(Visit visit, List<String> authorization, Work<T> work) throws Exception {
        Optional<Principal> who = Optional.empty();
        try {
            who = Optional.of(receive(authorization));
            return work.of(who.get());
        } catch (MeshException refused) {
            refused(who, visit, refused.fault());
            throw refused;
        }
    }

    /// Who it is, as one more of their requests. May wait two seconds.
    ///
    /// @param authorization every header or metadata entry `authorization` of the request
    /// @throws MeshException with `Unauthenticated` or `LimitReached`
    public Principal receive(List<String> authorization) {
        var principal = access.authenticate(Bearer.of(authorization));
        meters.request(principal);
        return principal;
    }

    /// Who it is that presents a key made by [#browserKey]. The key is used up.
    ///
    /// @throws MeshException with `Unauthenticated`
    public Principal redeem(String browserKey) {
        var secret = Secret.of(browserKey).filter(form -> form.prefix().equals(Secret.BROWSER));
        return browsers.redeem(secret.orElseThrow(() -> Bearer.refused("only a browser's key may be sent so")), clock.instant());
    }

    /// A key for one call of a browser.
    ///
    /// @throws MeshException with `Forbidden`
    public BrowserKeys.Issued browserKey(Principal principal, String role, String assistant) {
        principal.require(Right.MAKE_BROWSER_KEYS);
        if (!assistant.isEmpty()) principal.requireAssistant(assistant);
        var as = role.isEmpty() ? Role.CALLER : Role.of(role).orElseThrow(() -> new MeshException(new Fault.BadInput("role", "must be caller, agent or supervisor")));
        if (as != Role.CALLER && !principal.roles().contains(as)) throw new MeshException(new Fault.Forbidden("this key cannot give that role"));
        return browsers.issue(principal, as, assistant, clock.instant());
    }

    /// One more call of theirs that ends when their key is cut off.
    ///
    /// @param end ends it; returns at once
    /// @return to be closed when it is over
    /// @throws MeshException with `LimitReached`
    public Stay call(Principal principal, Runnable end) {
        return held.holding(principal, meters.call(principal), end);
    }

    /// One more call of theirs.
    ///
    /// @return to be closed when it is over
    /// @throws MeshException with `LimitReached`
    public Stay call(Principal principal) {
        return meters.call(principal);
    }

    public boolean open() {
        return access.open();
    }

    public void did(Principal principal, Visit visit) {
        audit.write(new AuditEvent(clock.instant(), principal.tenant(), principal.subject(), visit, "done", ""));
    }

    /// Writes down that somebody was not let do something; does nothing for faults that are no refusals.
    ///
    /// @param principal nothing when nobody knows who it was
    public void refused(Optional<Principal> principal, Visit visit, Fault fault) {
        switch (fault) {
            case Fault.Unauthenticated(var problem) -> write(principal, visit, "unauthenticated", problem);
            case Fault.Forbidden(var what) -> write(principal, visit, "forbidden", what);
            case Fault.LimitReached(var limit, _) -> write(principal, visit, "limit_reached", limit);
            case Fault.NotFound(var kind, _, _) -> write(principal, visit, "not_found", "no such " + kind);
            case Fault.BadInput _, Fault.Overloaded _, Fault.Unavailable _, Fault.TimedOut _, Fault.EngineFailed _ -> { }
        }
    }

    private void write(Optional<Principal> principal, Visit visit, String outcome, String reason) {
        audit.write(new AuditEvent(clock.instant(), principal.map(Principal::tenant).orElse(""), principal.map(Principal::subject).orElse(""), visit, outcome, reason));
    }
}
