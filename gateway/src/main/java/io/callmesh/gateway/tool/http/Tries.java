package io.callmesh.gateway.tool.http;

import io.callmesh.gateway.tool.ToolResult;
import io.callmesh.gateway.tool.ToolSpec;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;

/// Sends a request until it is answered, within its time and its number of tries. What is not idempotent is sent again
/// only when it has not reached anybody.
///
/// What may have been done by an unanswered try stays uncertain until a later try is answered.
final class Tries {

    private static final int LONGEST_ANSWER_BYTES = 64 * 1024;
    private static final long FIRST_PAUSE_MS = 100;
    private static final Set<Integer> PASSING = Set.of(429, 502, 503, 504);

    private final HttpClient client;
    private final ToolSpec spec;
    private final int retries;
    private final Function<HttpResponse<String>, ToolResult> meaning;

    /// @param again whether another try may go better
    private record Try(ToolResult result, boolean again) {}

    Tries(HttpClient client, ToolSpec spec, int retries, Function<HttpResponse<String>, ToolResult> meaning) {
        this.client = client;
        this.spec = spec;
        this.retries = retries;
        this.meaning = meaning;
    }

    ToolResult send(HttpRequest request, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        boolean doubt = false;
        for (int tried = 0; ; tried++) {
            var one = once(HttpRequest.newBuilder(request, (_, _) -> true).timeout(left(deadline)).build());
            doubt |= one.result() instanceof ToolResult.Uncertain;
            long pause = FIRST_PAUSE_MS << tried;
            if (!one.again() || tried == retries || left(deadline).toMillis() <= pause) return settled(one.result(), doubt);
            Thread.sleep(pause);
        }
    }

    private static ToolResult settled(ToolResult result, boolean doubt) {
        return doubt && result instanceof ToolResult.Failed(var fault) ? new ToolResult.Uncertain(fault) : result;
    }

    private static Duration left(long deadline) {
        return Duration.ofNanos(Math.max(1_000_000, deadline - System.nanoTime()));
    }

    private Try once(HttpRequest request) throws InterruptedException {
        try {
            var response = client.send(request, BodyHandlers.limiting(BodyHandlers.ofString(), LONGEST_ANSWER_BYTES));
            return new Try(meaning.apply(response), spec.idempotent() && PASSING.contains(response.statusCode()));
        } catch (ConnectException | HttpConnectTimeoutException unsent) {
            return new Try(new ToolResult.Failed("the endpoint cannot be reached: " + unsent.getClass().getSimpleName()), true);
        } catch (HttpTimeoutException late) {
            return new Try(unanswered("no answer within " + spec.timeout()), false);
        } catch (IOException broken) {
            return new Try(unanswered("no answer: " + broken.getClass().getSimpleName()), spec.idempotent());
        }
    }

    /// What was sent may have been done.
    private ToolResult unanswered(String fault) {
        return spec.readOnly() ? new ToolResult.Failed(fault) : new ToolResult.Uncertain(fault);
    }
}
