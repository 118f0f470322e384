package io.callmesh.gateway.erasure;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.callmesh.runtime.redis.RedisLink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Everything that stands anywhere, byte by byte: what Redis answers for each of its keys, what Kafka has on all topics, what is in files.
final class RawBytes {

    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9_+/-]{24,}");

    private final List<byte[]> all = new ArrayList<>();
    private final List<byte[]> decoded = new ArrayList<>();

    /// All keys with their values, in clear and as Redis would write them to disk.
    RawBytes redis(RedisLink link) {
        for (var key : link.<List<String>>ask(commands -> commands.keys("*"))) {
            text(key);
            switch (link.<String>ask(commands -> commands.type(key))) {
                case "string" -> text(Objects.requireNonNullElse(link.<String>ask(commands -> commands.get(key)), ""));
                case "hash" -> link.<Map<String, String>>ask(commands -> commands.hgetall(key)).forEach((field, value) -> text(field + "\n" + value));
                case "zset" -> link.<List<String>>ask(commands -> commands.zrange(key, 0, -1)).forEach(this::text);
                default -> throw new AssertionError("a key of a kind that nobody looks into: " + key);
            }
            var dump = link.<byte[]>ask(commands -> commands.dump(key));
            if (dump != null) all.add(dump);
        }
        return this;
    }

    /// Keys, headers and values of every record.
    RawBytes kafka(String servers) {
        try (var consumer = new KafkaConsumer<>(Map.<String, Object>of("bootstrap.servers", servers), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.listTopics().values().stream().flatMap(List::stream).map(found -> new TopicPartition(found.topic(), found.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    Stream.of(record.key(), record.value()).filter(Objects::nonNull).forEach(all::add);
                    record.headers().forEach(header -> all.add(header.value()));
                }
            }
        }
        return this;
    }

    /// All but Kafka's indexes: megabytes of offsets and times.
    RawBytes files(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).filter(file -> !file.toString().endsWith("index")).toList()) all.add(Files.readAllBytes(file));
        }
        return this;
    }

    private void text(String text) {
        all.add(text.getBytes(UTF_8));
    }

    int size() {
        return all.size();
    }

    /// Whether these words stand anywhere: in clear, in hexadecimal, or in base64 of either alphabet.
    boolean hold(String words) {
        byte[] wanted = words.getBytes(UTF_8);
        byte[] hexadecimal = HexFormat.of().formatHex(wanted).getBytes(UTF_8);
        return all.stream().anyMatch(bytes -> within(bytes, wanted) || within(bytes, hexadecimal)) || decoded().stream().anyMatch(bytes -> within(bytes, wanted));
    }

    /// What stands in base64 anywhere: all that could be sealed text.
    List<byte[]> decoded() {
        if (!decoded.isEmpty()) return decoded;
        var found = decoded;
        for (var bytes : all) {
            var matcher = BASE64.matcher(new String(bytes, ISO_8859_1));
            while (matcher.find()) decode(matcher.group(), found);
        }
        return found;
    }

    private static void decode(String text, List<byte[]> found) {
        var plain = text.replace('+', '-').replace('/', '_');
        try {
            found.add(Base64.getUrlDecoder().decode(plain.length() % 4 == 1 ? plain.substring(1) : plain));
        } catch (IllegalArgumentException none) {
            // Not base64 after all.
        }
    }

    private static boolean within(byte[] bytes, byte[] wanted) {
        for (int from = 0; from + wanted.length <= bytes.length; from++) {
            if (bytes[from] == wanted[0] && Arrays.equals(bytes, from, from + wanted.length, wanted, 0, wanted.length)) return true;
        }
        return false;
    }
}
