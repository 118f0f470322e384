package io.callmesh.runtime.redis;

import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SslOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jboss.logging.Logger;

/// One connection to Redis, made when it is first needed and again when it was lost. Thread-safe.
///
/// A Redis that is away costs its user milliseconds: commands are refused while disconnected, and after a failure
/// nothing is tried for [#REST]. A Redis that hangs costs one timeout per rest.
public final class RedisLink implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(RedisLink.class);

    /// Long enough that a thousand calls do not each wait for a Redis that hangs, short enough to come back soon.
    private static final Duration REST = Duration.ofMillis(500);

    private static final Duration CONNECT = Duration.ofSeconds(2);

    private final ClientResources resources;
    private final RedisClient client;
    private final Duration timeout;
    private final ReentrantLock connecting = new ReentrantLock();
    private volatile Optional<StatefulRedisConnection<String, String>> connection = Optional.empty();
    private volatile boolean away;
    private volatile long restUntil = System.nanoTime();

    /// @param url     `redis://user:password@host:port/database`, `rediss://` for TLS
    /// @param timeout of one command
    public RedisLink(String url, Duration timeout) {
        this(url, timeout, Optional.empty());
    }

    /// @param authorities a PEM file with the certificates of those who may sign for Redis, when they are not among the machine's own
    public RedisLink(String url, Duration timeout, Optional<Path> authorities) {
        this.timeout = timeout;
        resources = ClientResources.builder()
                .ioThreadPoolSize(2)
                .computationThreadPoolSize(2)
                .reconnectDelay(() -> Delay.exponential(50, 1000, TimeUnit.MILLISECONDS, 2))
                .build();
        client = RedisClient.create(resources, RedisURI.create(url));
        var tls = SslOptions.builder();
        authorities.ifPresent(file -> tls.trustManager(file.toFile()));
        client.setOptions(ClientOptions.builder()
                .sslOptions(tls.build())
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .timeoutOptions(TimeoutOptions.enabled(timeout))
                .socketOptions(SocketOptions.builder().connectTimeout(CONNECT).keepAlive(true).build())
                .build());
    }

    /// Runs commands; throws [MeshException] with `Unavailable` or `TimedOut` when Redis does not answer.
    public <T> T ask(Function<RedisCommands<String, String>, T> question) {
        if (System.nanoTime() - restUntil < 0) throw new MeshException(new Fault.Unavailable("redis"));
        try {
            var answer = question.apply(connected().sync());
            back();
            return answer;
        } catch (RedisCommandTimeoutException slow) {
            rest(slow);
            throw new MeshException(new Fault.TimedOut("redis", timeout), slow);
        } catch (RedisException away) {
            rest(away);
            throw new MeshException(new Fault.Unavailable("redis"), away);
        }
    }

    private void rest(RedisException failure) {
        restUntil = System.nanoTime() + REST.toNanos();
        if (!away) LOG.warnf("Redis does not answer (%s)", failure.getClass().getSimpleName());
        away = true;
    }

    private void back() {
        if (away) LOG.info("Redis answers again");
        away = false;
    }

    private StatefulRedisConnection<String, String> connected() {
        var existing = connection;
        return existing.isPresent() ? existing.get() : connect();
    }

    private StatefulRedisConnection<String, String> connect() {
        connecting.lock();
        try {
            if (connection.isEmpty()) connection = Optional.of(client.connect());
            return connection.get();
        } finally {
            connecting.unlock();
        }
    }

    @Override
    public void close() {
        client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
        resources.shutdown(0, 1, TimeUnit.SECONDS);
    }
}
