package io.callmesh.gateway.erasure.redis;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.callmesh.backstage.redis.Redis;
import io.callmesh.gateway.erasure.Erasure;
import io.callmesh.gateway.erasure.Register.Entry;
import io.callmesh.gateway.journal.JournalEntry;
import io.callmesh.gateway.journal.JournalEntry.What.CallErased;
import io.callmesh.gateway.profile.Caller;
import io.callmesh.gateway.profile.Fact;
import io.callmesh.gateway.profile.redis.RedisProfiles;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.redis.RedisLink;
import io.callmesh.runtime.seal.Wrapping;
import io.callmesh.runtime.seal.redis.MeshSeal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Calls and callers are erased, against a real Redis.
class RedisRegisterTest {

    private static final Caller ANN = new Caller("acme", "+15550100"), BOB = new Caller("acme", "+15550101");
    private static final Duration HOUR = Duration.ofHours(1);

    private Instant now = Instant.parse("2026-11-23T02:00:00Z");
    private final List<String> ended = new ArrayList<>();
    private final List<JournalEntry> journal = new ArrayList<>();
    private Redis redis;
    private RedisLink link;
    private MeshSeal seal;
    private RedisRegister register;
    private RedisProfiles profiles;
    private Erasure erasure;

    @BeforeEach
    void start() throws Exception {
        redis = Redis.start(0);
        link = new RedisLink(redis.url(), Duration.ofSeconds(1));
        seal = MeshSeal.open(link, Wrapping.passing());
        register = new RedisRegister(link, () -> now);
        profiles = new RedisProfiles(link, seal.seal(), seal.keys());
        erasure = new Erasure(register, seal.keys(), profiles, journal::add, List.of(new RedisTrace(link)), ended::add, () -> now);
    }

    @AfterEach
    void stop() throws Exception {
        seal.close();
        link.close();
        redis.close();
    }

    private String call(String id, Caller caller) {
        seal.keys().begin(id, HOUR);
        seal.seal().settle(id);
        register.enter(new Entry(id, "acme", "bank", caller.hash()), HOUR);
        link.ask(commands -> commands.hset("callmesh:{" + id + "}:session", "sealed", seal.seal().sealText(id, "session", "words of " + id)));
        return seal.seal().sealText(id, "journal", "words of " + id);
    }

    @Test
    void aCallIsErasedWithAllThatWasKeptOfIt() {
        // Given
        var sealed = call("one", ANN);
        call("two", ANN);

        // When
        erasure.call("one", "acme"::equals);

        // Then
        assertThat(seal.seal().openText("one", "journal", sealed)).isEmpty();
        assertThat(link.<List<String>>ask(commands -> commands.keys("callmesh:{one}:*"))).containsExactly("callmesh:{one}:key");
        assertThat(register.callsOf(ANN.hash())).containsExactly("two");
        assertThat(ended).containsExactly("one");
        assertThat(journal).singleElement().satisfies(entry -> {
            assertThat(entry.what()).isEqualTo(new CallErased("call"));
            assertThat(entry.callId() + " " + entry.tenant() + " " + entry.assistant()).isEqualTo("one acme bank");
        });
    }

    @Test
    void anotherTenantsCallIsNotThereAndNeitherIsOneThatWasErased() {
        call("one", ANN);

        assertThatThrownBy(() -> erasure.call("one", "globex"::equals)).satisfies(unknown("one"));
        assertThatThrownBy(() -> erasure.call("none", "acme"::equals)).satisfies(unknown("none"));
        erasure.call("one", "acme"::equals);
        assertThatThrownBy(() -> erasure.call("one", "acme"::equals)).satisfies(unknown("one"));
    }

    private static Consumer<Throwable> unknown(String call) {
        return failure -> assertThat(((MeshException) failure).fault()).isEqualTo(new Fault.NotFound("call", call, "CALL_UNKNOWN"));
    }

    @Test
    void aCallerIsErasedWithAllTheirCallsAndNobodyElse() {
        // Given
        String one = call("one", ANN), two = call("two", ANN), other = call("other", BOB);
        var until = Instant.now().plusSeconds(600);
        profiles.remember(ANN, List.of(new Fact("drink", "latte", "coffee/one", until)));
        profiles.remember(BOB, List.of(new Fact("drink", "mocha", "coffee/other", until)));

        // When
        assertThat(erasure.caller(ANN)).isEqualTo(2);

        // Then
        assertThat(seal.seal().openText("one", "journal", one)).isEmpty();
        assertThat(seal.seal().openText("two", "journal", two)).isEmpty();
        assertThat(seal.seal().openText("other", "journal", other)).hasValue("words of other");
        assertThat(profiles.of(ANN, Instant.now())).isEmpty();
        assertThat(profiles.of(BOB, Instant.now())).hasSize(1);
        assertThat(journal).extracting(JournalEntry::what).containsExactly(new CallErased("caller"), new CallErased("caller"));
        assertThat(link.<List<String>>ask(commands -> commands.keys("*" + ANN.hash() + "*"))).containsExactly("callmesh:{" + ANN.owner() + "}:key");
        assertThat(erasure.caller(ANN)).isZero();
    }

    @Test
    void callsWhoseTimeIsOverAreNotInTheRegister() {
        call("one", ANN);
        assertThat(link.<Long>ask(commands -> commands.pttl("callmesh:{one}:about"))).isBetween(3_500_000L, 3_600_000L);
        assertThat(link.<Long>ask(commands -> commands.pttl("callmesh:{" + ANN.owner() + "}:calls"))).isBetween(3_500_000L, 3_600_000L);

        now = now.plus(HOUR).plusSeconds(1);
        assertThat(register.callsOf(ANN.hash())).isEmpty();
        call("two", ANN);

        assertThat(link.<List<String>>ask(commands -> commands.zrange("callmesh:{" + ANN.owner() + "}:calls", 0, -1))).containsExactly("two");
    }

    @Test
    void whoIsErasedWhileRedisIsAwayIsToldSo() throws Exception {
        call("one", ANN);
        redis.close();

        assertThatThrownBy(() -> erasure.call("one", "acme"::equals)).isInstanceOf(MeshException.class);
        assertThatThrownBy(() -> erasure.caller(ANN)).isInstanceOf(MeshException.class);
        assertThat(journal).isEmpty();
    }

    @Test
    void aDroppedKeyIsNotLeftInTheAppendOnlyFile(@TempDir Path folder) throws Exception {
        // Given
        redis.close();
        int port = Integer.parseInt(redis.url().substring(redis.url().lastIndexOf(':') + 1));
        redis = Redis.start(port, folder);
        await().ignoreExceptions().until(() -> link.<String>ask(commands -> commands.ping()).equals("PONG"));
        call("one", ANN);
        call("two", ANN);
        String one = link.ask(commands -> commands.get("callmesh:{one}:key")), two = link.ask(commands -> commands.get("callmesh:{two}:key"));
        await().atMost(Duration.ofSeconds(10)).until(() -> onDisk(folder, one));

        // When
        try (var rewrite = new RedisRewrite(link)) {
            new Erasure(register, seal.keys(), profiles, journal::add, List.of(new RedisTrace(link), rewrite), ended::add, () -> now).call("one", "acme"::equals);

            // Then
            await().atMost(Duration.ofSeconds(20)).until(() -> !onDisk(folder, one));
        }
        assertThat(onDisk(folder, two)).isTrue();
    }

    private static boolean onDisk(Path folder, String text) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) if (Files.readString(file, ISO_8859_1).contains(text)) return true;
        }
        return false;
    }
}
