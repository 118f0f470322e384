package io.callmesh.gateway.session.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.awaitility.Awaitility.await;

import io.callmesh.backstage.redis.Redis;
import io.callmesh.gateway.session.Session;
import io.callmesh.gateway.session.Sessions;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.redis.RedisLink;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Against a real Redis.
class RedisSessionsTest {

    private Redis redis;
    private RedisLink link;
    private RedisSessions sessions;

    @BeforeEach
    void start() throws Exception {
        redis = Redis.start(0);
        link = new RedisLink(redis.url(), Duration.ofSeconds(1));
        sessions = new RedisSessions(link, Duration.ofHours(1));
    }

    @AfterEach
    void stop() throws Exception {
        link.close();
        redis.close();
    }

    @Test
    void aSavedSessionIsFoundByIdAndByToken() {
        var session = Sessions.talked(Sessions.begun());

        assertThat(sessions.save(session)).isTrue();

        assertThat(sessions.find(session.callId())).contains(session);
        assertThat(sessions.resume(session.resumeToken())).contains(session);
        assertThat(sessions.find("nobody")).isEmpty();
        assertThat(sessions.resume("nothing")).isEmpty();
    }

    @Test
    void anOlderVersionAndAnotherOfTheSameVersionAreRefused() {
        // Given
        var first = Sessions.begun();
        var second = Sessions.talked(first);
        sessions.save(second);

        // When
        boolean older = sessions.save(first);
        boolean rival = sessions.save(first.ended("completed"));

        // Then
        assertThat(older).isFalse();
        assertThat(rival).isFalse();
        assertThat(sessions.find(first.callId())).contains(second);
    }

    @Test
    void savingTheSameAgainSucceedsBecauseTheFirstAnswerMayHaveBeenLost() {
        var session = Sessions.begun();
        sessions.save(session);

        assertThat(sessions.save(session)).isTrue();
    }

    @Test
    void ofManyRivalsForOneVersionOneWins() throws Exception {
        // Given
        var session = Sessions.begun();
        var rivals = LongStream.range(0, 20)
                .mapToObj(n -> (Callable<Boolean>) () -> sessions.save(session.ended("reason " + n)))
                .toList();

        // When
        long won;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            won = threads.invokeAll(rivals).stream().filter(rival -> rival.resultNow()).count();
        }

        // Then
        assertThat(won).isEqualTo(1);
    }

    @Test
    void sessionAndTokenLiveAsLongAsConfigured() {
        var session = Sessions.begun();

        sessions.save(session);

        assertThat(link.<Long>ask(commands -> commands.pttl("callmesh:session:" + session.callId()))).isBetween(3_500_000L, 3_600_000L);
        assertThat(link.<Long>ask(commands -> commands.pttl("callmesh:resume:" + session.resumeToken()))).isBetween(3_500_000L, 3_600_000L);
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
            assertThatThrownBy(() -> new RedisSessions(nowhere, Duration.ofHours(1)).find("any"))
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
}
