package io.callmesh.gateway.access.file;

import io.callmesh.gateway.access.Key;
import io.callmesh.gateway.access.Limits;
import io.callmesh.gateway.access.Role;
import io.callmesh.gateway.access.Secret;
import io.callmesh.runtime.MeshException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A program that makes, lists, revokes and renews the keys of a file: `new|list|revoke|rotate FILE [NAME] [option=value…]`.
/// The secret goes to standard output, alone; everything else that people read goes to standard error.
public final class KeyTool {

    private final KeyFile file;
    private final PrintStream out, note;
    private final Instant now;

    KeyTool(Path path, PrintStream out, PrintStream note, Instant now) {
        file = new KeyFile(path);
        this.out = out;
        this.note = note;
        this.now = now;
    }

    public static void main(String[] arguments) throws IOException {
        var tool = new KeyTool(Path.of(arguments[1]), System.out, System.err, Clock.systemUTC().instant());
        System.exit(tool.run(arguments[0], List.of(arguments).subList(2, arguments.length)));
    }

    /// @return 0 when it was done
    int run(String command, List<String> words) throws IOException {
        try {
            switch (command) {
                case "new" -> make(options(words));
                case "list" -> list();
                case "revoke" -> revoke(words.getFirst(), options(words.subList(1, words.size())));
                case "rotate" -> rotate(words.getFirst(), options(words.subList(1, words.size())));
                default -> throw new IllegalArgumentException("there is no command " + command);
            }
            return 0;
        } catch (IllegalArgumentException | MeshException wrong) {
            note.println("key: " + (wrong instanceof MeshException broken ? broken.fault() : wrong.getMessage()));
            return 1;
        }
    }

    private static Map<String, String> options(List<String> words) {
        var options = new HashMap<String, String>();
        for (var word : words) {
            int equals = word.indexOf('=');
            if (equals < 1) throw new IllegalArgumentException("expected option=value, found " + word);
            options.put(word.substring(0, equals), word.substring(equals + 1));
        }
        return options;
    }

    private void make(Map<String, String> options) throws IOException {
        var secret = Secret.fresh(Secret.PROGRAM, new SecureRandom());
        var roles = names(options, "role").map(name -> Role.of(name).orElseThrow(() -> new IllegalArgumentException("there is no role " + name + "; there are " + known())))
                .collect(Collectors.toSet());
        var limits = new Limits(number(options, "calls"), number(options, "calls-per-minute"), number(options, "requests-per-minute"));
        var expires = Optional.ofNullable(options.get("expires")).map(text -> now.plus(duration(text)));
        var key = new Key(secret.name(), secret.hash(), options.getOrDefault("tenant", "default"), roles, names(options, "assistants").collect(Collectors.toSet()), limits,
                options.getOrDefault("label", ""), now, expires, Optional.empty());
        add(key, secret);
    }

    private void add(Key key, Secret secret) throws IOException {
        file.change(keys -> {
            keys.add(key);
            return keys;
        });
        out.println(secret.token());
        note.println(line(key));
        note.println("This is the only time that the key is shown. A gateway that reads " + file.path() + " knows it within seconds.");
    }

    private void list() {
        if (file.exists()) for (var key : file.read().keys()) out.println(line(key));
    }

    private void revoke(String name, Map<String, String> options) throws IOException {
        boolean ends = Boolean.parseBoolean(options.getOrDefault("end-calls", "false"));
        replace(name, key -> key.revoked(now, ends));
        note.println(name + " is revoked: gateways refuse it within seconds. Calls that it holds " + (ends ? "end then." : "go on; with --end-calls they end."));
    }

    private void rotate(String name, Map<String, String> options) throws IOException {
        var overlap = duration(options.getOrDefault("overlap", "7d"));
        var secret = Secret.fresh(Secret.PROGRAM, new SecureRandom());
        var old = find(name);
        if (!old.valid(now)) throw new IllegalArgumentException("the key " + name + " opens nothing any more: make a new one");
        var expires = Optional.ofNullable(options.get("expires")).map(text -> now.plus(duration(text)));
        replace(name, key -> key.until(now.plus(overlap)));
        add(old.renewed(secret, now, expires), secret);
        note.println(name + " is good until " + now.plus(overlap) + ", or until it expires if that is sooner.");
    }

    private Key find(String name) {
        if (!file.exists()) throw unknown(name);
        return file.read().keys().stream().filter(key -> key.name().equals(bare(name))).findFirst().orElseThrow(() -> unknown(name));
    }

    private static String bare(String name) {
        return name.startsWith(Secret.PROGRAM + "_") ? name.substring(Secret.PROGRAM.length() + 1) : name;
    }

    private static IllegalArgumentException unknown(String name) {
        return new IllegalArgumentException("there is no key " + name);
    }

    private void replace(String name, UnaryOperator<Key> change) throws IOException {
        var wanted = find(name).name();
        file.change(keys -> keys.stream().map(key -> key.name().equals(wanted) ? change.apply(key) : key).toList());
    }

    private String line(Key key) {
        var state = key.revoked().map(at -> "revoked " + at).orElse(key.valid(now) ? key.expires().map(at -> "until " + at).orElse("for good") : "expired");
        return String.format("%s  %-16s %-24s %-20s %s  %s", key.name(), key.tenant(), key.roles().stream().map(Role::label).sorted().collect(Collectors.joining(",")),
                key.assistants().isEmpty() ? "all assistants" : String.join(",", key.assistants()), state, key.label()).stripTrailing();
    }

    private static String known() {
        return Stream.of(Role.values()).map(Role::label).collect(Collectors.joining(", "));
    }

    private static Stream<String> names(Map<String, String> options, String option) {
        return Stream.of(options.getOrDefault(option, "").split(",")).filter(name -> !name.isBlank()).map(String::strip);
    }

    private static int number(Map<String, String> options, String option) {
        return Integer.parseInt(options.getOrDefault(option, "0"));
    }

    /// `90d`, `12h`, `30m`, `45s`.
    static Duration duration(String text) {
        if (!text.matches("[0-9]{1,6}[dhms]")) throw new IllegalArgumentException("expected a time such as 90d, 12h, 30m or 45s, found " + text);
        long many = Long.parseLong(text.substring(0, text.length() - 1));
        return text.endsWith("d") ? Duration.ofDays(many) : Duration.parse("PT" + text);
    }
}
