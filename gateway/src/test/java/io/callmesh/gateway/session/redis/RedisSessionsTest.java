package io.callmesh.gateway.session.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.awaitility.Awaitility.await;

import io.callmesh.backstage.redis.Redis;
import io.callmesh.gateway.dialogue.DialogueState;
import io.callmesh.gateway.session.Session;
import io.callmesh.gateway.session.SessionStore.Tenure;
import io.callmesh.gateway.session.Sessions;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.redis.RedisLink;
import io.callmesh.runtime.seal.Seal;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Against a real Redis.
class RedisSessionsTest {

    private Redis redis;
    private RedisLink link;
    private RedisSessions sessions, other;
    private final Seal sealing = new Scrambled();

    @BeforeEach
    void start() throws Exception {
        redis = Redis.start(0);
        link = new RedisLink(redis.url(), Duration.ofSeconds(1));
        sessions = sessions("one", Duration.ofSeconds(15), 64_000);
        other = sessions("other", Duration.ofSeconds(15), 64_000);
    }

    private RedisSessions sessions(String owner, Duration lease, int most) {
        return new RedisSessions(link, new RedisSessions.Terms(owner, Duration.ofHours(1), lease, most), sealing);
    }

    @AfterEach
    void stop() throws Exception {
        link.close();
        redis.close();
    }

    @Test
    void aSavedSessionIsFoundByIdAndTakenByToken() {
        var session = Sessions.talked(Sessions.begun());
        assertThat(sessions.save(session)).isTrue();

        assertThat(sessions.find(session.callId())).contains(Sessions.untold(session));
        assertThat(other.resume(session.resumeToken())).contains(session.taken(2, session.resumeToken()));
        assertThat(sessions.find("nobody")).isEmpty();
        assertThat(sessions.resume("nothing")).isEmpty();
        assertThat(sessions.resume(session.resumeToken() + "x")).isEmpty();
    }

    @Test
    void nothingOfASessionNorItsTokenIsInClear() {
        var session = Sessions.talked(Sessions.begun());
        sessions.save(session);

        assertThat(link.<String>ask(commands -> commands.hgetall(RedisSessions.key(session.callId())).toString())).doesNotContain("4271", "order", session.resumeToken().substring(23));
    }

    @Test
    void anOlderVersionIsRefused() {
        // Given
        var first = Sessions.begun();
        var second = Sessions.talked(first);
        sessions.save(second);

        // When
        boolean older = sessions.save(first);

        // Then
        assertThat(older).isFalse();
        assertThat(sessions.find(first.callId())).contains(Sessions.untold(second));
        assertThat(sessions.save(second)).describedAs("the first answer may have been lost").isTrue();
    }

    @Test
    void whoHadACallBeforeIsRefusedHoweverNewItsVersion() {
        // Given
        var before = Sessions.begun();
        sessions.save(before);

        // When
        var taken = other.resume(before.resumeToken()).orElseThrow();
        boolean late = sessions.save(Sessions.talked(Sessions.talked(Sessions.talked(before))));

        // Then
        assertThat(late).isFalse();
        assertThat(sessions.renew(before)).isEqualTo(Tenure.OTHERS);
        assertThat(other.renew(taken)).isEqualTo(Tenure.OURS);
        assertThat(other.save(Sessions.talked(taken))).isTrue();
    }

    @Test
    void ofTwoGatewaysThatBothBelieveTheyHaveACallOneIsHeard() throws Exception {
        // Given
        var session = Sessions.begun();
        sessions.save(session);
        var first = sessions.resume(session.resumeToken()).orElseThrow();
        var second = other.resume(session.resumeToken()).orElseThrow();

        // When
        var believers = LongStream.range(0, 40).mapToObj(n -> (Callable<Boolean>) () -> n % 2 == 0 ? sessions.save(versioned(first, n)) : other.save(versioned(second, n))).toList();
        List<Future<Boolean>> heard;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            heard = threads.invokeAll(believers);
        }

        // Then
        assertThat(IntStream.range(0, 40).filter(n -> n % 2 == 0 && heard.get(n).resultNow())).isEmpty();
        assertThat(heard.get(39).resultNow()).isTrue();
        assertThat(sessions.find(session.callId()).orElseThrow().fence()).isEqualTo(3);
    }

    @Test
    void aCallThatTheStoreForgotIsSavedAgain() {
        // Given
        var session = Sessions.begun();
        sessions.save(session);
        link.ask(commands -> commands.flushall());

        // Then
        assertThat(sessions.renew(session)).isEqualTo(Tenure.UNKNOWN);
        assertThat(sessions.save(session)).isTrue();
    }

    @Test
    void aCallWithoutAGatewayIsFoundAfterItsGraceByOneOfAllOthers() throws Exception {
        // Given
        var hasty = sessions("hasty", Duration.ofMillis(1), 64_000);
        var orphan = Sessions.begun();
        hasty.save(orphan);
        var over = Sessions.begun();
        hasty.save(over);
        hasty.save(over.ended("completed"));
        var alive = Sessions.begun();
        sessions.save(alive);
        var found = new CopyOnWriteArrayList<Session>();

        // When
        await().atMost(Duration.ofSeconds(5)).until(() -> {
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var gateway : List.of(sessions, other)) threads.submit(() -> found.addAll(gateway.orphans(Duration.ofMillis(20), 10)));
            }
            return !found.isEmpty();
        });

        // Then
        assertThat(found).extracting(Session::callId).containsExactly(orphan.callId());
        assertThat(found.getFirst().fence()).isEqualTo(2);
        assertThat(sessions.orphans(Duration.ofHours(1), 10)).isEmpty();
    }

    @Test
    void aReleasedCallIsLeftToOthersAtOnce() {
        // Given
        var session = Sessions.begun();
        sessions.save(session);

        // When
        sessions.release(session);

        // Then
        await().atMost(Duration.ofSeconds(5)).until(() -> !other.orphans(Duration.ofMillis(1), 10).isEmpty());
        assertThat(sessions.renew(session)).isEqualTo(Tenure.OTHERS);
    }

    @Test
    void whatAnOlderGatewayLeftIsTakenUpOnce() {
        // Given
        var session = Sessions.talked(Sessions.begun());
        var json = SessionJson.write(session).replace("\"schema\":2", "\"schema\":1").replace("\"fence\":1", "\"resumeToken\":\"old\"");
        link.ask(commands -> commands.set("callmesh:session:" + session.callId(), json));
        link.ask(commands -> commands.set("callmesh:resume:old", session.callId()));

        // When
        var taken = sessions.resume("old");

        // Then
        assertThat(taken.orElseThrow().turns()).isEqualTo(session.turns());
        assertThat(sessions.save(taken.orElseThrow())).isTrue();
        assertThat(other.resume("old")).isEmpty();
        assertThat(sessions.find(session.callId()).orElseThrow().fence()).isEqualTo(2);
    }

    @Test
    void aSessionThatIsTooLongTellsItsOldestTurnsInShort() {
        // Given
        var narrow = sessions("narrow", Duration.ofSeconds(15), 6_000);
        var session = Sessions.begun();
        for (int turn = 0; turn < 60; turn++) session = Sessions.talked(session);

        // When
        narrow.save(session);

        // Then
        var kept = narrow.find(session.callId()).orElseThrow();
        assertThat(kept.turns()).hasSizeBetween(2, 40);
        assertThat(kept.turns().getLast()).isEqualTo(session.turns().getLast());
        assertThat(kept.summary().orElseThrow().through()).isEqualTo(kept.turns().getFirst().turn() - 1);
        assertThat(kept.earlier().reveal()).contains("What is your order number?");
    }

    @Test
    void aSessionLivesAsLongAsConfigured() {
        var session = Sessions.begun();
        sessions.save(session);

        assertThat(link.<Long>ask(commands -> commands.pttl(RedisSessions.key(session.callId())))).isBetween(3_500_000L, 3_600_000L);
    }

    @Test
    void aRedisThatIsFrozenIsToldWithinItsTimeoutAndCatchesUp() throws Exception {
        // Given
        var session = Sessions.begun();
        sessions.save(session);
        signal("STOP");

        // When
        try {
            assertThatThrownBy(() -> sessions.save(Sessions.talked(session))).asInstanceOf(type(MeshException.class)).satisfies(late -> assertThat(late.fault().retryable()).isTrue());
        } finally {
            signal("CONT");
        }

        // Then
        await().atMost(Duration.ofSeconds(10)).ignoreExceptionsInstanceOf(MeshException.class).until(() -> sessions.save(Sessions.talked(session)));
    }

    private void signal(String name) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(redis.pid())).start().waitFor()).isZero();
    }

    private static Session versioned(Session session, long more) {
        var newer = session;
        for (long n = 0; n < more; n++) newer = newer.at(DialogueState.START);
        return newer;
    }

    @Test
    void aUserAndAPasswordWithOddSignsComeFromTheUrl() throws Exception {
        // Given
        link.ask(commands -> commands.aclSetuser("mesh", io.lettuce.core.AclSetuserArgs.Builder.on().addPassword("let:me@in").allKeys().allCommands()));
        var url = redis.url().replace("redis://", "redis://mesh:let%3Ame%40in@");

        // When
        try (var named = new RedisLink(url, Duration.ofSeconds(1))) {
            // Then
            assertThat(named.<String>ask(RedisCommands::aclWhoami)).isEqualTo("mesh");
        }
    }

    @Test
    void aRedisThatIsAwayIsToldInMillisecondsAndFoundAgain() throws Exception {
        // Given
        var session = Sessions.begun();
        sessions.save(session);
        int port = Integer.parseInt(redis.url().substring(redis.url().lastIndexOf(':') + 1));
        redis.close();

        // When
        assertUnavailable(session);

        // Then
        redis = Redis.start(port);
        await().atMost(Duration.ofSeconds(10)).ignoreExceptionsInstanceOf(MeshException.class).until(() -> sessions.save(Sessions.talked(session)));
    }

    @Test
    void aRedisThatWasNeverThereDoesNotKeepUsFromStarting() throws Exception {
        try (var nowhere = new RedisLink("redis://127.0.0.1:" + abandonedPort(), Duration.ofSeconds(1))) {
            assertThatThrownBy(() -> new RedisSessions(nowhere, new RedisSessions.Terms("one", Duration.ofHours(1), Duration.ofSeconds(15), 64_000), Seal.clear()).find("any"))
                    .asInstanceOf(type(MeshException.class))
                    .extracting(MeshException::fault)
                    .isEqualTo(new Fault.Unavailable("redis"));
        }
    }

    private static int abandonedPort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void assertUnavailable(Session session) {
        await().atMost(Duration.ofSeconds(5)).until(() -> {
            try {
                sessions.find(session.callId());
                return false;
            } catch (MeshException away) {
                return away.fault().retryable();
            }
        });
    }

    /// Seals with nothing, but so that nobody reads it.
    private static final class Scrambled implements Seal {

        @Override
        public byte[] seal(String owner, String purpose, byte[] clear) {
            var sealed = clear.clone();
            for (int i = 0; i < sealed.length; i++) sealed[i] ^= 0x5A;
            return sealed;
        }

        @Override
        public Optional<byte[]> open(String owner, String purpose, byte[] sealed) {
            return Optional.of(seal(owner, purpose, sealed));
        }
    }
}
