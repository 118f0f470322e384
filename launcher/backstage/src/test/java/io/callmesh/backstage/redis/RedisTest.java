package io.callmesh.backstage.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisTest {

    @Test
    void keepsWhatItIsToldAndLeavesNothingBehind() throws Exception {
        // Given
        var before = folders();
        var redis = Redis.start(0);
        var process = ProcessHandle.of(redis.pid()).orElseThrow();

        // When
        var kept = ask(redis, "SET a 1\r\nGET a\r\n", "+OK\r\n$1\r\n1\r\n".length());
        redis.close();

        // Then
        assertThat(kept).isEqualTo("+OK\r\n$1\r\n1\r\n");
        process.onExit().get(5, TimeUnit.SECONDS);
        assertThat(folders()).isEqualTo(before);
    }

    @Test
    void diesWithAParentThatIsKilled() throws Exception {
        // Given
        var parent = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp", System.getProperty("java.class.path"), "-Xmx64m", "-XX:+UseSerialGC", RedisParent.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var child = ProcessHandle.of(Long.parseLong(parent.inputReader().readLine())).orElseThrow();

        // When
        parent.destroyForcibly();

        // Then
        child.onExit().get(10, TimeUnit.SECONDS);
    }

    @Test
    void whatAKilledOneKnewIsFoundAgainWhenItKeepsItOnDisk(@TempDir Path data) throws Exception {
        // Given
        var killed = Redis.start(0, data);
        ask(killed, "SET a 1\r\n", "+OK\r\n".length());

        // When
        ProcessHandle.of(killed.pid()).orElseThrow().destroyForcibly();
        killed.close();

        // Then
        try (var next = Redis.start(0, data)) {
            assertThat(ask(next, "GET a\r\n", "$1\r\n1\r\n".length())).isEqualTo("$1\r\n1\r\n");
        }
    }

    @Test
    void saysThatItsPortIsTaken() throws Exception {
        try (var first = Redis.start(0)) {
            int port = URI.create(first.url()).getPort();
            assertThatThrownBy(() -> Redis.start(port)).isInstanceOf(IOException.class).hasMessageContaining(Integer.toString(port));
        }
    }

    private static String ask(Redis redis, String commands, int bytes) throws IOException {
        try (var socket = new Socket("127.0.0.1", URI.create(redis.url()).getPort())) {
            socket.getOutputStream().write(commands.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(bytes), StandardCharsets.US_ASCII);
        }
    }

    private static Set<Path> folders() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("callmesh-redis-")).collect(Collectors.toSet());
        }
    }
}
