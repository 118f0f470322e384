package io.callmesh.gateway.line.sip;

import io.callmesh.gateway.line.Network;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/// A connection to somebody else's telephone system: who may call by it, and whom a number reaches.
///
/// @param name   as operators know it; in logs and metrics
/// @param tenant whose calls these are; empty: the default one's
/// @param from   where calls may come from; empty: anywhere, which needs a login
/// @param login  what a caller must prove besides
/// @param calls  how many at once
/// @param routes whom numbers reach
/// @param vouches whether it is trusted to say who calls
public record Trunk(String name, String tenant, List<Network> from, Optional<Login> login, int calls, List<Route> routes, boolean vouches) {

    private static final int MOST_CALLS = 10_000;

    public Trunk {
        if (!name.matches("[a-z0-9][a-z0-9-]{0,31}")) throw new IllegalArgumentException("name must be 1 to 32 of a-z 0-9 -, found " + name);
        if (calls < 1 || calls > MOST_CALLS) throw new IllegalArgumentException("calls of trunk " + name + " must be 1 to " + MOST_CALLS);
        if (routes.isEmpty()) throw new IllegalArgumentException("trunk " + name + " needs a route, like route=4272:retail/en");
        from = List.copyOf(from);
        routes = List.copyOf(routes);
    }

    /// What is there without being asked for, on this machine only: whoever dials `sip:retail@127.0.0.1` reaches the assistant of that name.
    public static Trunk local() {
        return new Trunk("local", "", List.of(Network.of("127.0.0.0/8"), Network.of("::1")), Optional.empty(), 50, List.of(new Route(Route.ANY, Route.ANY, "")), false);
    }

    /// A name and a password, proved by digest.
    ///
    /// @param algorithms as a challenge offers them, in that order: `MD5`, `SHA-256`
    record Login(String user, Password password, List<String> algorithms) {}

    /// What must not be printed.
    record Password(String text) {

        @Override
        public String toString() {
            return "***";
        }
    }

    boolean guarded() {
        return login.isPresent() || !from.isEmpty();
    }

    boolean mayCome(InetAddress source) {
        return from.isEmpty() || from.stream().anyMatch(network -> network.contains(source));
    }

    /// The most exact route for a number; of two alike the first.
    Optional<Route> route(String number) {
        return routes.stream().filter(route -> route.matches(number)).max((a, b) -> a.exactness() == b.exactness() ? -1 : Integer.compare(a.exactness(), b.exactness()));
    }

    /// From a number to whom it reaches.
    ///
    /// @param pattern   a number, the beginning of one with `*` behind it, or `*`
    /// @param assistant its id, or `*`: it is called what was dialled
    /// @param language  empty: the assistant's first
    record Route(String pattern, String assistant, String language) {

        static final String ANY = "*";

        /// What no assistant is called.
        private static final String NOBODY = "-";

        Route {
            if (!pattern.matches("[\\w.+#-]{0,63}\\*?") || pattern.isEmpty()) throw new IllegalArgumentException("route must be a number, the beginning of one with *, or *, found " + pattern);
            if (!assistant.matches("[*-]|[a-z0-9][a-z0-9-]*")) throw new IllegalArgumentException("route must name an assistant, found " + assistant);
        }

        /// @param text `4272:retail/en`, `42*:retail`, `*:coffee`
        static Route of(String text) {
            var parts = text.strip().split(":", 2);
            var target = parts[parts.length - 1].strip().split("/", 2);
            return new Route(parts.length == 1 ? ANY : parts[0].strip(), target[0].strip(), target.length == 1 ? "" : target[1].strip());
        }

        boolean matches(String number) {
            return pattern.endsWith(ANY) ? number.startsWith(pattern.substring(0, pattern.length() - 1)) : pattern.equals(number);
        }

        int exactness() {
            return pattern.endsWith(ANY) ? pattern.length() : Integer.MAX_VALUE;
        }

        /// The same, with the assistant that was dialled if any is meant.
        Route dialled(String number) {
            return assistant.equals(ANY) ? new Route(pattern, number.matches("[a-z0-9][a-z0-9-]{0,63}") ? number : NOBODY, language) : this;
        }
    }
}
