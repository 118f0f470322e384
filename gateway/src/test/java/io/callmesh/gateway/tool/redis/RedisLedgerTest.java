package io.callmesh.gateway.tool.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.backstage.redis.Redis;
import io.callmesh.gateway.tool.Ledger;
import io.callmesh.gateway.tool.LedgerContract;
import io.callmesh.gateway.tool.ToolResult;
import io.callmesh.runtime.redis.RedisLink;
import io.callmesh.runtime.seal.CallSeal;
import io.callmesh.runtime.seal.Seal;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Against a real Redis.
class RedisLedgerTest extends LedgerContract {

    private Redis redis;
    private RedisLink link;
    private final Seal seal = CallSeal.inMemory("call");

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
        return new RedisLedger(link, Duration.ofHours(1), seal);
    }

    @Test
    void deedsLiveAsLongAsConfiguredAndHoldNoArgument() {
        ledger().begin(deed("call", 3, "4271"), Set.of());
        assertThat(link.<Long>ask(commands -> commands.pttl("callmesh:deeds:call"))).isBetween(3_500_000L, 3_600_000L);
        assertThat(link.<String>ask(commands -> commands.hgetall("callmesh:deeds:call").toString())).doesNotContain("4271");
    }

    @Test
    void whatCameOfADeedIsSealedAndCannotBeReadWhenTheCallIsErased() {
        // Given
        var deed = deed("call", 3, "4271");
        ledger().begin(deed, Set.of());
        ledger().write(deed.ended(new ToolResult.Done("{\"balance\":\"1234.56\"}")));
        assertThat(link.<String>ask(commands -> commands.hgetall("callmesh:deeds:call").toString())).contains("done", "sealed").doesNotContain("1234.56", "balance");

        // When: nobody has the key any more
        var after = new RedisLedger(link, Duration.ofHours(1), CallSeal.inMemory()).begin(deed, Set.of());

        // Then: it is known that it was done, not what came of it
        assertThat(after.before()).contains(new ToolResult.Done("{}"));
    }
}
