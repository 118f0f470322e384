package io.callmesh.gateway.erasure.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.callmesh.backstage.redis.Redis;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.redis.RedisLink;
import io.callmesh.runtime.seal.KeptKeys;
import io.callmesh.runtime.seal.KeyFile;
import io.callmesh.runtime.seal.Wrapping;
import io.callmesh.runtime.seal.redis.MeshSeal;
import io.callmesh.runtime.seal.redis.RedisKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Keys of calls against a real Redis, of two gateways.
class RedisKeysTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final byte[] WORDS = "four one one one".getBytes(UTF_8);
    private static final KeptKeys.Settings QUICK = new KeptKeys.Settings(100, Duration.ofMillis(50), HOUR);

    @TempDir
    Path folder;

    private final List<String> told = new CopyOnWriteArrayList<>();
    private Redis redis;
    private RedisLink link;
    private Wrapping wrapping;
    private MeshSeal here, there;

    @BeforeEach
    void start() throws Exception {
        redis = Redis.start(0);
        link = new RedisLink(redis.url(), Duration.ofSeconds(1));
        KeyFile.make(folder.resolve("seal.keys"), Instant.now());
        wrapping = configured();
        here = MeshSeal.open(link, wrapping, QUICK, told::add);
        there = MeshSeal.open(link, configured(), QUICK, told::add);
    }

    private Wrapping configured() {
        return KeyFile.configured(Optional.of(folder.resolve("seal.keys")), Optional.empty());
    }

    @AfterEach
    void stop() throws Exception {
        here.close();
        there.close();
        link.close();
        redis.close();
    }

    @Test
    void aKeyIsSharedUntilItIsErasedOnAnyGateway() {
        // Given
        here.keys().begin("call", HOUR);
        var sealed = here.seal().seal("call", "journal", WORDS);
        here.seal().settle("call");
        assertThat(there.seal().open("call", "journal", sealed)).hasValue(WORDS);
        assertThat(link.<Long>ask(commands -> commands.pttl("callmesh:{call}:key"))).isBetween(3_590_000L, 3_600_000L);

        // When
        assertThat(there.keys().erase("call", HOUR)).isTrue();

        // Then
        await().until(() -> told.contains("call"));
        assertThat(here.seal().open("call", "journal", sealed)).isEmpty();
        assertThat(link.<String>ask(commands -> commands.get("callmesh:{call}:key"))).isEqualTo("erased");
    }

    @Test
    void whatIsLeftInRedisOpensNothingWithoutTheFile() {
        here.keys().begin("call", HOUR);
        here.seal().settle("call");
        var text = link.<String>ask(commands -> commands.get("callmesh:{call}:key"));

        assertThat(wrapping.renewed("call", text)).isEmpty();
        var stranger = MeshSeal.open(link, Wrapping.passing(), QUICK, told::add);
        assertThat(stranger.seal().open("call", "journal", here.seal().seal("call", "journal", WORDS))).isEmpty();
        stranger.close();
    }

    @Test
    void aKeyOfAnotherCallPutInItsPlaceOpensNothing() {
        here.keys().begin("one", HOUR);
        here.keys().begin("two", HOUR);
        here.seal().settle("one");
        here.seal().settle("two");
        var sealed = here.seal().seal("one", "journal", WORDS);
        link.ask(commands -> commands.set("callmesh:{one}:key", commands.get("callmesh:{two}:key")));

        assertThat(there.seal().open("one", "journal", sealed)).isEmpty();
    }

    @Test
    void keysAreStoredWhenRedisComesBack() throws Exception {
        // Given
        int port = Integer.parseInt(redis.url().substring(redis.url().lastIndexOf(':') + 1));
        here.keys().begin("before", HOUR);
        here.seal().settle("before");
        redis.close();
        here.keys().begin("call", HOUR);
        var sealed = here.seal().seal("call", "session", WORDS);
        assertThatThrownBy(() -> here.seal().settle("call")).isInstanceOf(MeshException.class);
        assertThat(here.unsettled()).isPositive();

        // When
        redis = Redis.start(port);

        // Then: those that Redis lost are there again as well
        await().atMost(Duration.ofSeconds(20)).until(() -> here.unsettled() == 0 && link.<Long>ask(commands -> commands.exists("callmesh:{call}:key", "callmesh:{before}:key")) == 2);
        assertThat(there.seal().open("call", "session", sealed)).hasValue(WORDS);
    }

    @Test
    void afterItsRetentionNothingOpens() {
        here.keys().begin("call", Duration.ofMillis(600));
        here.seal().settle("call");
        var sealed = here.seal().seal("call", "session", WORDS);
        assertThat(there.seal().open("call", "session", sealed)).hasValue(WORDS);

        await().until(() -> link.<Long>ask(commands -> commands.exists("callmesh:{call}:key")) == 0);

        await().untilAsserted(() -> assertThat(there.seal().open("call", "session", sealed)).isEmpty());
        assertThat(here.seal().open("call", "session", sealed)).isEmpty();
        assertThat(told).isEmpty();
    }

    @Test
    void allKeysCanBePutUnderANewKeyEncryptionKeyAndTheOldOneGoes() throws Exception {
        // Given
        for (int n = 0; n < 30; n++) {
            here.keys().begin("call-" + n, HOUR);
            here.seal().settle("call-" + n);
        }
        here.keys().erase("call-0", HOUR);
        var sealed = here.seal().seal("call-7", "journal", WORDS);

        // When
        var id = KeyFile.rotate(folder.resolve("seal.keys"), Instant.now());
        var both = configured();
        assertThat(new RedisKeys(link).renew(both)).isEqualTo(29);
        assertThat(new RedisKeys(link).renew(both)).isZero();

        // Then
        for (int n = 1; n < 30; n++) {
            int call = n;
            assertThat(link.<String>ask(commands -> commands.get("callmesh:{call-" + call + "}:key"))).startsWith(id + ".");
        }
        assertThat(link.<Long>ask(commands -> commands.pttl("callmesh:{call-7}:key"))).isBetween(3_500_000L, 3_600_000L);
        var after = MeshSeal.open(link, both, QUICK, told::add);
        assertThat(after.seal().open("call-7", "journal", sealed)).hasValue(WORDS);
        after.close();
    }
}
