package io.callmesh.eval.transcript;

import io.callmesh.eval.transcript.Conversation.Speaker;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The names that transcripts give to the two sides.
final class Speakers {

    static final String EXPECTED = "'agent' or 'caller' (also assistant, bot, system; customer, client, user; 客服, 坐席; 客户, 用户)";

    private static final Set<String> AGENT = Set.of("agent", "assistant", "bot", "system", "operator", "representative", "advisor", "clerk",
            "客服", "坐席", "座席", "助手", "机器人", "人工");
    private static final Set<String> CALLER = Set.of("caller", "customer", "client", "user", "human", "客户", "顾客", "用户", "来电", "来电者");

    private Speakers() {}

    static Optional<Speaker> named(String name) {
        var plain = name.strip().toLowerCase(Locale.ROOT);
        if (AGENT.contains(plain)) return Optional.of(Speaker.AGENT);
        return CALLER.contains(plain) ? Optional.of(Speaker.CALLER) : Optional.empty();
    }
}
