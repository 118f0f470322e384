package io.callmesh.launcher.privacy;

import io.lettuce.core.RedisClient;
import io.lettuce.core.ScanIterator;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Reads everything that a mesh has written, byte by byte.
final class Searches {

    private static final Duration STEP = Duration.ofMillis(300);
    private static final int PIECE = 8 << 20, OVERLAP = 4096;

    private final Place place;
    private final Needles needles;

    Searches(Place place, Needles needles) {
        this.place = place;
        this.needles = needles;
    }

    List<Sink> all() throws IOException, InterruptedException {
        return List.of(topics(), redis(), metrics(), files());
    }

    /// Key, headers and value of every record of every topic.
    private Sink topics() {
        var sink = new Sink("topics", needles);
        try (var consumer = new KafkaConsumer<>(Map.<String, Object>of("bootstrap.servers", place.kafka(), "isolation.level", "read_uncommitted"), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = new ArrayList<TopicPartition>();
            new TreeSet<>(consumer.listTopics().keySet()).forEach(topic -> consumer.partitionsFor(topic).forEach(found -> partitions.add(new TopicPartition(topic, found.partition()))));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                for (var record : consumer.poll(STEP)) search(record, sink);
            }
        }
        return sink;
    }

    private static void search(ConsumerRecord<byte[], byte[]> record, Sink sink) {
        String where = record.topic();
        if (record.key() != null) sink.search(where + " key", record.key());
        record.headers().forEach(header -> {
            sink.search(where + " header name", header.key().getBytes(StandardCharsets.UTF_8));
            if (header.value() != null) sink.search(where + " header " + header.key(), header.value());
        });
        if (record.value() != null) sink.search(where + " value", record.value());
    }

    private Sink redis() {
        var sink = new Sink("redis", needles);
        try (var client = RedisClient.create(place.redis()); var connection = client.connect(ByteArrayCodec.INSTANCE)) {
            var commands = connection.sync();
            for (var keys = ScanIterator.scan(commands); keys.hasNext();) search(keys.next(), commands, sink);
        }
        return sink;
    }

    private static void search(byte[] key, RedisCommands<byte[], byte[]> commands, Sink sink) {
        String name = new String(key, StandardCharsets.UTF_8).replaceAll("[0-9a-f-]{36}", "CALL").replaceAll("[0-9a-f]{64}", "HASH");
        sink.search(name + " key", key);
        switch (commands.type(key)) {
            case "string" -> sink.search(name, commands.get(key));
            case "hash" -> commands.hgetall(key).forEach((field, value) -> {
                sink.search(name + " field", field);
                sink.search(name + " " + new String(field, StandardCharsets.UTF_8).replaceAll("[0-9a-f]{64}", "HASH"), value);
            });
            case "list" -> commands.lrange(key, 0, -1).forEach(value -> sink.search(name, value));
            case "set" -> commands.smembers(key).forEach(value -> sink.search(name, value));
            case "zset" -> commands.zrange(key, 0, -1).forEach(value -> sink.search(name, value));
            case "none" -> { } // expired meanwhile
            default -> throw new IllegalStateException("Redis holds a kind of value that is not searched: " + name);
        }
    }

    private Sink metrics() throws IOException, InterruptedException {
        var sink = new Sink("metrics", needles);
        try (var client = HttpClient.newHttpClient()) {
            for (var uri : place.metrics()) {
                var scraped = client.send(HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build(), HttpResponse.BodyHandlers.ofByteArray());
                if (scraped.statusCode() != 200) throw new IOException(uri + " answers " + scraped.statusCode());
                sink.search(uri.toString(), scraped.body());
            }
        }
        return sink;
    }

    /// Programs and packs lie there too; nobody's words are in them.
    private Sink files() throws IOException {
        var sink = new Sink("files", needles);
        try (var files = Files.walk(place.folder())) {
            files.filter(Files::isRegularFile).filter(file -> !file.toString().endsWith(".jar") && !file.toString().endsWith(".aot")).forEach(file -> search(file, sink));
        }
        return sink;
    }

    private void search(Path file, Sink sink) {
        var name = place.folder().relativize(file).toString();
        sink.search(name + " name", name.getBytes(StandardCharsets.UTF_8));
        try (var in = Files.newInputStream(file)) {
            var piece = new byte[PIECE];
            int kept = 0;
            for (int read = in.readNBytes(piece, 0, PIECE); read > 0; read = in.readNBytes(piece, kept, PIECE - kept)) {
                sink.search(name, piece, kept + read);
                int length = kept + read;
                kept = Math.min(OVERLAP, length);
                System.arraycopy(piece, length - kept, piece, 0, kept);
            }
        } catch (NoSuchFileException gone) {
            // A segment of Kafka or a temporary file: what is gone is nowhere.
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
