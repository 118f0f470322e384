package io.callmesh.gateway.tool.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.callmesh.backstage.redis.Redis;
import io.callmesh.gateway.tool.Ledger;
import io.callmesh.gateway.tool.LedgerContract;
import io.callmesh.gateway.tool.ToolResult;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.redis.RedisLink;
import io.callmesh.runtime.seal.CallSeal;
import io.callmesh.runtime.seal.Seal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Against a real Redis.
class RedisLedgerTest extends LedgerContract {

    private final Map<String, Long> fences = new HashMap<>();
    private final Seal seal = CallSeal.inMemory("call", "other");
    private Redis redis;
    private RedisLink link;

    @BeforeEach
    void start() throws Exception {
        redis = Redis.start(0);
        link = new RedisLink(redis.url(), Duration.ofSeconds(1));
    }

    @AfterEach
    void stop() throws Exception {
        link.close();
        redis.close();
    }

    @Override
    protected Ledger ledger() {
        return new RedisLedger(link, Duration.ofHours(1), seal, call -> fences.getOrDefault(call, 0L));
    }

    @Test
    void deedsLiveAsLongAsConfiguredAndHoldNoArgument() {
        ledger().begin(deed("call", 3, "4271"), Set.of());
        ledger().write(deed("call", 3, "4271").ended(new ToolResult.Done("{\"order\":\"4271\"}")));
        assertThat(link.<Long>ask(commands -> commands.pttl("callmesh:{call}:deeds"))).isBetween(3_500_000L, 3_600_000L);
        assertThat(link.<String>ask(commands -> commands.hgetall("callmesh:{call}:deeds").toString())).doesNotContain("4271");
    }

    @Test
    void nothingBeginsForACallThatAnotherGatewayHas() {
        // Given
        link.ask(commands -> commands.hset("callmesh:{call}:session", "fence", "2"));

        // When
        fences.put("call", 1L);

        // Then
        assertThatThrownBy(() -> ledger().begin(deed("call", 3, "4271"), Set.of())).asInstanceOf(type(MeshException.class)).satisfies(refused -> assertThat(refused.fault().retryable()).isFalse());
        assertThat(link.<Long>ask(commands -> commands.exists("callmesh:{call}:deeds"))).isZero();
        fences.put("call", 2L);
        assertThat(ledger().begin(deed("call", 3, "4271"), Set.of()).begun()).isTrue();
    }

    @Test
    void whatCameOfADeedIsSealedAndCannotBeReadWhenTheCallIsErased() {
        // Given
        var deed = deed("call", 3, "4271");
        ledger().begin(deed, Set.of());
        ledger().write(deed.ended(new ToolResult.Done("{\"balance\":\"1234.56\"}")));
        assertThat(link.<String>ask(commands -> commands.hgetall("callmesh:{call}:deeds").toString())).contains("done", "sealed").doesNotContain("1234.56", "balance");

        // When: nobody has the key any more
        var after = new RedisLedger(link, Duration.ofHours(1), CallSeal.inMemory(), _ -> 0).begin(deed, Set.of());

        // Then: it is known that it was done, not what came of it
        assertThat(after.before()).contains(new ToolResult.Done("{}"));
    }
}
