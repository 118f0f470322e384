package io.callmesh.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PrincipalTest {

    private static final Principal SHOP = principal(Role.INTEGRATOR), ADMIN = principal(Role.ADMIN), BROWSER = principal(Role.CALLER);

    private static Principal principal(Role role) {
        return new Principal("acme", "key:1", Set.of(role), Set.of(), Limits.NONE);
    }

    @Test
    void aTenantIsNotBelievedAsSent() {
        assertThat(SHOP.tenant("")).isEqualTo("acme");
        assertThat(SHOP.tenant("acme")).isEqualTo("acme");
        assertForbidden(() -> SHOP.tenant("globex"));
        assertThat(ADMIN.tenant("globex")).isEqualTo("globex");
    }

    @Test
    void whatBelongsToAnotherTenantIsNotThere() {
        assertThat(SHOP.sees("acme")).isTrue();
        assertThat(SHOP.sees("globex")).isFalse();
        assertThat(ADMIN.sees("globex")).isTrue();
    }

    @Test
    void aCallerIsBelievedFromThoseWhoMayVouchOnly() {
        assertThat(SHOP.caller("+15550100")).isEqualTo("+15550100");
        assertThat(BROWSER.caller("")).isEmpty();
        assertForbidden(() -> BROWSER.caller("+15550100"));
    }

    @Test
    void aKeyForSomeAssistantsIsNotForOthers() {
        var retailOnly = new Principal("acme", "key:2", Set.of(Role.INTEGRATOR), Set.of("retail"), Limits.NONE);

        retailOnly.requireAssistant("retail");
        assertForbidden(() -> retailOnly.requireAssistant("banking"));
        SHOP.requireAssistant("banking");
    }

    @Test
    void aBrowserMayHoldACallAndNothingElse() {
        assertThat(Set.of(Right.values()).stream().filter(BROWSER::may)).containsExactly(Right.HOLD_CALLS);
    }

    @Test
    void onlyAdminsReachIntoOtherTenants() {
        assertThat(Set.of(Role.values()).stream().filter(role -> role.rights().contains(Right.CHOOSE_TENANT))).containsExactly(Role.ADMIN);
    }

    @Test
    void whoeverIsAskedForNothingNamesAnyTenant() {
        assertThat(Principal.ANYONE.tenant("")).isEmpty();
        assertThat(Principal.ANYONE.tenant("globex")).isEqualTo("globex");
    }

    private static void assertForbidden(Runnable act) {
        assertThatThrownBy(act::run).isInstanceOfSatisfying(MeshException.class, refused -> assertThat(refused.fault()).isInstanceOf(Fault.Forbidden.class));
    }
}
