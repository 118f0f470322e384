package io.callmesh.backstage.office;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What was asked for under each idempotency key and how often it was done: whoever tests a mesh sees here what was done twice. Keeps the
/// latest. Not thread-safe.
final class Changes {

    private static final int ROOM = 20_000;

    private final Map<String, Change> byKey = new LinkedHashMap<>();

    /// @param key     empty when the request had none
    /// @param request `POST /orders/4272/cancel`
    /// @param wish    tells requests apart that ask for different things at one place; a digest of the body
    /// @param asked   how many requests there were
    /// @param done    how often it was acted on
    /// @param refused how often it was acted on, and the answer was that it cannot be
    record Change(String key, String request, String wish, int asked, int done, int refused) {

        private Change plus(int asked, int done, int refused) {
            return new Change(key, request, wish, this.asked + asked, this.done + done, this.refused + refused);
        }
    }

    void asked(Request request) {
        count(request, 1, 0, 0);
    }

    void done(Request request, int status) {
        if (status < 300) count(request, 0, 1, 0);
        else count(request, 0, 0, 1);
    }

    /// By key.
    List<Change> all() {
        return byKey.values().stream().sorted(Comparator.comparing(Change::key)).toList();
    }

    private void count(Request request, int asked, int done, int refused) {
        var key = request.idempotencyKey().orElse("");
        var wish = Integer.toHexString(request.body().hashCode());
        byKey.merge(key + " " + request.line() + " " + wish, new Change(key, request.line(), wish, asked, done, refused), (before, _) -> before.plus(asked, done, refused));
        if (byKey.size() > ROOM) byKey.remove(byKey.keySet().iterator().next());
    }
}
