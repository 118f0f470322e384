package io.callmesh.gateway.line.sip;

import io.callmesh.gateway.line.Network;
import io.callmesh.gateway.line.sip.Trunk.Login;
import io.callmesh.gateway.line.sip.Trunk.Password;
import io.callmesh.gateway.line.sip.Trunk.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Reads trunks as people write them: `name=pbx,from=192.0.2.0/24,user=u,password-env=VAR,route=4272:retail/en,route=*:coffee`.
///
/// | | |
/// |---|---|
/// | `name` | of a-z, 0-9 and - |
/// | `from` | an address or a range that calls may come from; more than one may be given |
/// | `user`, `password-env` or `password-file` | what callers must prove; the password stands in an environment variable or a file, never here |
/// | `algorithm` | of the proof: `md5` (the default), `sha-256`; more than one are offered in that order |
/// | `route` | `NUMBER:ASSISTANT` or `NUMBER:ASSISTANT/LANGUAGE`; a number may end in `*` |
/// | `tenant`, `calls` | whose calls these are; how many at once (50) |
/// | `caller` | `trusted`: what the trunk says of who calls is believed; else `unknown` |
public final class TrunkText {

    private static final Set<String> KEYS = Set.of("name", "tenant", "from", "user", "password-env", "password-file", "algorithm", "calls", "caller", "route");
    private static final String MD5 = "MD5", DEFAULT_CALLS = "50";

    private final UnaryOperator<String> environment;

    /// @param environment gives the value of a variable; empty when there is none
    public TrunkText(UnaryOperator<String> environment) {
        this.environment = environment;
    }

    /// @throws IllegalArgumentException with what is wrong
    public Trunk read(String text) {
        var values = new LinkedHashMap<String, List<String>>();
        for (var part : text.split(",")) {
            int equals = part.indexOf('=');
            if (equals < 1) throw new IllegalArgumentException("a trunk is KEY=VALUE,KEY=VALUE, found " + part);
            values.computeIfAbsent(part.substring(0, equals).strip(), _ -> new ArrayList<>()).add(part.substring(equals + 1).strip());
        }
        return read(values);
    }

    /// @param values by key; keys that may be given more than once have more than one
    public Trunk read(Map<String, List<String>> values) {
        for (var key : values.keySet()) if (!KEYS.contains(key)) throw new IllegalArgumentException("there is no " + key + " in a trunk; there are " + String.join(", ", KEYS.stream().sorted().toList()));
        var from = values.getOrDefault("from", List.of()).stream().map(Network::of).toList();
        var routes = values.getOrDefault("route", List.of()).stream().map(Route::of).toList();
        var caller = one(values, "caller").orElse("unknown");
        if (!caller.matches("trusted|unknown")) throw new IllegalArgumentException("caller must be trusted or unknown, found " + caller);
        var name = one(values, "name").orElseThrow(() -> new IllegalArgumentException("a trunk needs a name"));
        return new Trunk(name, one(values, "tenant").orElse(""), from, login(values), number(one(values, "calls").orElse(DEFAULT_CALLS)), routes, caller.equals("trusted"));
    }

    private static Optional<String> one(Map<String, List<String>> values, String key) {
        var given = values.getOrDefault(key, List.of());
        if (given.size() > 1) throw new IllegalArgumentException(key + " must be given once");
        return given.stream().filter(value -> !value.isEmpty()).findFirst();
    }

    private static int number(String digits) {
        if (!digits.matches("\\d{1,6}")) throw new IllegalArgumentException("calls must be a number, found " + digits);
        return Integer.parseInt(digits);
    }

    private Optional<Login> login(Map<String, List<String>> values) {
        var user = one(values, "user");
        var password = password(one(values, "password-env"), one(values, "password-file"));
        if (user.isPresent() != password.isPresent()) throw new IllegalArgumentException("user and password-env or password-file go together");
        var algorithms = values.getOrDefault("algorithm", List.of(MD5)).stream().map(name -> name.toUpperCase(Locale.ROOT)).toList();
        for (var name : algorithms) if (!name.matches("MD5|SHA-256")) throw new IllegalArgumentException("algorithm must be md5 or sha-256, found " + name);
        return user.map(name -> new Login(name, password.orElseThrow(), algorithms));
    }

    private Optional<Password> password(Optional<String> variable, Optional<String> file) {
        if (variable.isPresent() && file.isPresent()) throw new IllegalArgumentException("password-env or password-file, not both");
        var text = variable.map(environment).or(() -> file.map(TrunkText::content));
        if (text.isPresent() && text.get().isEmpty()) throw new IllegalArgumentException("there is no password in " + variable.map(name -> "the environment variable " + name).or(() -> file).orElse(""));
        return text.map(Password::new);
    }

    private static String content(String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new IllegalArgumentException("the password file " + file + " cannot be read", e);
        }
    }
}
