package io.callmesh.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ReceptionTest {

    private static final Visit VISIT = new Visit("http", "192.0.2.1", "endSession", "c1");

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicReference<Instant> now = new AtomicReference<>(Keys.NOW);
    private final List<AuditEvent> audit = new ArrayList<>();
    private final Keys shop = Keys.of("acme", Role.INTEGRATOR), agent = Keys.of("acme", Role.AGENT), limited = Keys.of("acme", Role.INTEGRATOR, Set.of("retail"), new Limits(1, 2, 3)),
            revoked = Keys.of("acme", Role.ADMIN).revoked(), expiring = Keys.of("acme", Role.ADMIN).until(Keys.NOW.plusSeconds(60));
    private final KeyRing ring = KeyRing.of(List.of(shop.key(), agent.key(), limited.key(), revoked.key(), expiring.key()));
    private final Held held = new Held();
    private Reception reception = reception(Limits.NONE);

    private Reception reception(Limits perTenant) {
        var access = new KnownAccess(() -> ring, Optional.empty(), false, now::get);
        return new Reception(access, new BrowserKeys(new MemoryTickets(2, now::get)), new Meters(perTenant, nanos::get, _ -> { }), held, audit::add, now::get);
    }

    private Principal receive(Keys keys) {
        return reception.receive(List.of("Bearer " + keys.secret().token()));
    }

    @Test
    void aKeySaysWhoItIs() {
        var principal = receive(shop);

        assertThat(principal.tenant()).isEqualTo("acme");
        assertThat(principal.subject()).isEqualTo("key:" + shop.key().name());
        assertThat(principal.roles()).containsExactly(Role.INTEGRATOR);
    }

    @Test
    void whoIsCutOffLosesTheCallsOfTheirAccountAndNobodyElseDoes() {
        // Given
        var ended = new ArrayList<String>();
        var browser = receive(shop).browser("page", Role.CALLER, Set.of());
        var over = reception.call(receive(shop), () -> ended.add("over before"));
        var _ = reception.call(receive(shop), () -> ended.add("program"));
        var _ = reception.call(browser, () -> ended.add("page"));
        var _ = reception.call(receive(limited), () -> ended.add("other"));
        over.close();

        // When
        held.end(shop.key().account());

        // Then
        assertThat(ended).containsExactlyInAnyOrder("program", "page");
    }

    @Test
    void whatIsWrongWithAKeyIsTold() {
        assertRefused("a key is needed", () -> reception.receive(List.of()));
        assertRefused("the key is unknown", () -> receive(Keys.of("acme", Role.ADMIN)));
        assertRefused("the key is unknown", () -> reception.receive(List.of("Bearer " + shop.secret().token().replace(shop.secret().name(), agent.secret().name()))));
        assertRefused("the key was revoked", () -> receive(revoked));
        receive(expiring);
        now.set(Keys.NOW.plusSeconds(60));
        assertRefused("the key has expired", () -> receive(expiring));
    }

    @Test
    void aKeyHoldsNoMoreCallsThanItMay() {
        var principal = receive(limited);
        var stay = reception.call(principal);

        assertLimit("calls at once", () -> reception.call(principal));
        stay.close();
        stay.close();
        reception.call(principal).close();
        assertLimit("calls per minute", () -> reception.call(principal));
    }

    @Test
    void requestsComeBackWithTime() {
        for (int i = 0; i < 3; i++) receive(limited);

        assertLimit("requests per minute", () -> receive(limited));
        nanos.addAndGet(Duration.ofSeconds(21).toNanos());
        receive(limited);
        assertLimit("requests per minute", () -> receive(limited));
    }

    @Test
    void aTenantsLimitIsThatOfAllItsKeys() {
        reception = reception(new Limits(1, 0, 0));
        try (var _ = reception.call(receive(shop))) {
            assertLimit("calls at once", () -> reception.call(receive(limited)));
        }
        reception.call(receive(limited)).close();
    }

    @Test
    void aBrowserKeyIsGoodForOneCallOfOneAssistant() {
        var issued = reception.browserKey(receive(shop), "", "retail");

        var browser = reception.redeem(issued.secret().token());

        assertThat(browser.tenant()).isEqualTo("acme");
        assertThat(browser.roles()).containsExactly(Role.CALLER);
        assertThat(browser.assistants()).containsExactly("retail");
        assertThat(browser.account()).isEqualTo("key:" + shop.key().name());
        assertRefused("the browser's key is unknown, or was used before", () -> reception.redeem(issued.secret().token()));
    }

    @Test
    void aBrowserKeyIsGoodForAMinute() {
        var issued = reception.browserKey(receive(shop), "", "retail");
        now.set(Keys.NOW.plus(BrowserKeys.LIFE));

        assertRefused("the browser's key has expired", () -> reception.redeem(issued.secret().token()));
    }

    @Test
    void aBrowserKeyOpensNothingElseAndNoOtherKeyOpensASocketAsOne() {
        var issued = reception.browserKey(receive(shop), "", "retail");

        assertRefused("a browser's key opens a WebSocket and nothing else", () -> reception.receive(List.of("Bearer " + issued.secret().token())));
        assertRefused("only a browser's key may be sent so", () -> reception.redeem(shop.secret().token()));
        assertRefused("only a browser's key may be sent so", () -> reception.redeem("x"));
    }

    @Test
    void aBrowserKeyGivesNothingThatItsMakerHasNot() {
        assertThat(reception.redeem(reception.browserKey(receive(agent), "agent", "").secret().token()).roles()).containsExactly(Role.AGENT);
        assertThatThrownBy(() -> reception.browserKey(receive(shop), "agent", "")).hasMessageContaining("Forbidden");
        assertThatThrownBy(() -> reception.browserKey(receive(shop), "admin", "")).hasMessageContaining("Forbidden");
        assertThatThrownBy(() -> reception.browserKey(receive(limited), "", "banking")).hasMessageContaining("Forbidden");
        assertThat(reception.browserKey(receive(limited), "", "").principal().assistants()).containsExactly("retail");
        var browser = reception.redeem(reception.browserKey(receive(shop), "", "").secret().token());
        assertThatThrownBy(() -> reception.browserKey(browser, "", "")).hasMessageContaining("Forbidden");
    }

    @Test
    void browserKeysThatNobodyUsesTakeNoRoomForLong() {
        reception.browserKey(receive(shop), "", "");
        reception.browserKey(receive(shop), "", "");
        assertThatThrownBy(() -> reception.browserKey(receive(shop), "", "")).hasMessageContaining("Overloaded");

        now.set(Keys.NOW.plus(BrowserKeys.LIFE));

        assertThat(reception.browserKey(receive(shop), "", "")).isNotNull();
    }

    @Test
    void refusalsAndDeedsAreWrittenDownWithoutSecrets() {
        assertThatThrownBy(() -> reception.enter(VISIT, List.of("Bearer " + revoked.secret().token()), _ -> "")).isInstanceOf(MeshException.class);
        assertThatThrownBy(() -> reception.enter(VISIT, List.of("Bearer " + agent.secret().token()), principal -> {
            principal.require(Right.END_CALLS);
            return "";
        })).isInstanceOf(MeshException.class);
        assertThatThrownBy(() -> reception.enter(VISIT, List.of("Bearer " + shop.secret().token()), _ -> {
            throw new MeshException(new Fault.NotFound("call", "c1", "CALL_UNKNOWN"));
        })).isInstanceOf(MeshException.class);
        reception.did(receive(shop), VISIT);

        assertThat(audit).extracting(AuditEvent::outcome).containsExactly("unauthenticated", "forbidden", "not_found", "done");
        assertThat(audit).extracting(AuditEvent::tenant).containsExactly("", "acme", "acme", "acme");
        assertThat(audit).allSatisfy(event -> assertThat(event.toString()).contains("endSession", "192.0.2.1").doesNotContain("cmk_"));
    }

    @Test
    void whatIsNoRefusalIsNoBusinessOfTheAudit() {
        reception.refused(Optional.empty(), VISIT, new Fault.BadInput("text", "is needed"));

        assertThat(audit).isEmpty();
    }

    @Test
    void whoKnocksAtRandomFillsNoAudit() {
        var restrained = new Restrained(audit::add, 10, nanos::get);

        for (int i = 0; i < 1_000; i++) restrained.write(new AuditEvent(Keys.NOW, "", "", VISIT, "unauthenticated", "the key is unknown"));
        for (int i = 0; i < 20; i++) restrained.write(new AuditEvent(Keys.NOW, "acme", "key:1", VISIT, "done", ""));

        assertThat(audit).hasSize(30);
        assertThat(restrained.dropped()).isEqualTo(990);
    }

    @Test
    void whatIsSentAsANameBreaksNoLineOfTheLog() {
        var event = new AuditEvent(Keys.NOW, "", "", VISIT.of("c1\naction=faked\u001b[0m" + "x".repeat(500)), "not_found", "no such call");

        assertThat(event.toString()).doesNotContain("\n", "\u001b").hasSizeLessThan(400);
    }

    private static void assertRefused(String problem, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(MeshException.class, refused -> assertThat(refused.fault()).isEqualTo(new Fault.Unauthenticated(problem)));
    }

    private static void assertLimit(String limit, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(MeshException.class, refused -> assertThat(refused.fault()).isInstanceOfSatisfying(Fault.LimitReached.class, reached -> {
            assertThat(reached.limit()).isEqualTo(limit);
            assertThat(reached.retryAfter()).isPositive();
        }));
    }
}
