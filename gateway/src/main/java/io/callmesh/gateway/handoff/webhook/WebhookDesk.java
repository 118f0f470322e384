package io.callmesh.gateway.handoff.webhook;

import io.callmesh.gateway.handoff.Briefing;
import io.callmesh.gateway.handoff.BriefingJson;
import io.callmesh.gateway.handoff.Desk;
import io.callmesh.gateway.handoff.Queue;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;

/// A desk that briefings are posted to. A status of the 200s means that it has one; after 429, a 5xx, and no answer it is posted
/// again, with the same `Idempotency-Key`. Follows no redirects.
public final class WebhookDesk implements Desk {

    private static final Logger LOG = Logger.getLogger(WebhookDesk.class);
    private static final int TRIES = 3;
    private static final long FIRST_PAUSE_MS = 200;

    private final HttpClient client;
    private final UnaryOperator<String> secrets;
    private final Duration patience;
    private final InstantSource clock;

    /// @param secrets  the secret of a name
    /// @param patience for each try
    public WebhookDesk(HttpClient client, UnaryOperator<String> secrets, Duration patience, InstantSource clock) {
        this.client = client;
        this.secrets = secrets;
        this.patience = patience;
        this.clock = clock;
    }

    private enum Answer { TAKEN, REFUSED, AGAIN }

    @Override
    public boolean serves(Queue queue, Briefing.Kind kind) {
        return queue.webhook().isPresent();
    }

    @Override
    public boolean tell(Queue queue, Briefing briefing) throws InterruptedException {
        for (int tried = 1; ; tried++) {
            var answer = post(queue, briefing);
            if (answer == Answer.TAKEN) return true;
            if (answer == Answer.REFUSED || tried == TRIES) return false;
            Thread.sleep(FIRST_PAUSE_MS << tried);
        }
    }

    private Answer post(Queue queue, Briefing briefing) throws InterruptedException {
        try {
            int status = client.send(request(queue, briefing), BodyHandlers.discarding()).statusCode();
            if (status / 100 == 2) return Answer.TAKEN;
            LOG.warnf("the webhook does not take a briefing queue=%s status=%d", queue.name(), status);
            return status == 429 || status >= 500 ? Answer.AGAIN : Answer.REFUSED;
        } catch (IOException away) {
            LOG.warnf("the webhook does not answer queue=%s cause=%s", queue.name(), away.getClass().getSimpleName());
            return Answer.AGAIN;
        }
    }

    private HttpRequest request(Queue queue, Briefing briefing) {
        String body = BriefingJson.of(briefing).toString();
        var request = HttpRequest.newBuilder(URI.create(queue.webhook().orElseThrow()))
                .timeout(patience)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", briefing.id())
                .header("Callmesh-Event", briefing.kind().name().toLowerCase(Locale.ROOT))
                .POST(BodyPublishers.ofString(body));
        queue.secret().ifPresent(name -> request.header("Callmesh-Signature", Signature.of(secrets.apply(name), clock.instant().getEpochSecond(), body)));
        return request.build();
    }
}
