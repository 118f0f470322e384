package io.callmesh.runtime.softphone;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A softphone of others (Debian package baresip-core) without a screen or a sound card: it says what is in a file, and writes down what it
/// hears.
public final class Baresip implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/bin/baresip");

    private final Path folder;
    private Process process;
    private int port;
    private final Socket control;
    private final List<String> events = new CopyOnWriteArrayList<>();
    private final ObjectMapper json = new ObjectMapper();

    public static boolean installed() {
        return Files.isExecutable(PROGRAM);
    }

    /// @param voice what it says: WAV, 8,000 Hz, mono; when it ends, so does the call
    public Baresip(Path folder, Path voice) throws IOException {
        this.folder = folder;
        Files.writeString(folder.resolve("accounts"), "<sip:alice@127.0.0.1>;regint=0;audio_codecs=PCMU/8000/1\n");
        Files.writeString(folder.resolve("contacts"), "");
        process = started(voice);
        control = reached(voice);
        Thread.ofPlatform().daemon().name("baresip-events").start(this::listen);
    }

    private Process started(Path voice) throws IOException {
        port = free();
        Files.writeString(folder.resolve("config"), String.join("\n", "sip_listen 127.0.0.1:" + free(), "module_path /usr/lib/baresip/modules", "audio_source aufile," + voice, "audio_player aubridge,nil",
                "ausrc_srate 8000", "auplay_srate 8000", "ausrc_channels 1", "auplay_channels 1", "rtp_ports 21000-21100", "module g711.so", "module aufile.so", "module aubridge.so", "module sndfile.so",
                "snd_path " + folder, "module_app account.so", "module_app contact.so", "module_app menu.so", "module_app ctrl_tcp.so", "ctrl_tcp_listen 127.0.0.1:" + port, ""));
        return new ProcessBuilder(PROGRAM.toString(), "-s", "-f", folder.toString()).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log().toFile()).start();
    }

    /// Another port, once, when somebody else took the one that was free a moment ago.
    private Socket reached(Path voice) throws IOException {
        try {
            return connected();
        } catch (IOException taken) {
            process.destroyForcibly();
            process = started(voice);
            return connected();
        }
    }

    private static int free() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private Socket connected() throws IOException {
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);;) {
            try {
                var socket = new Socket();
                socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
                return socket;
            } catch (IOException early) {
                if (System.nanoTime() > end || !process.isAlive()) throw early;
                java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
        }
    }

    private Path log() {
        return folder.resolve("log.txt");
    }

    private void listen() {
        try {
            var in = control.getInputStream();
            while (true) event(json.readTree(in.readNBytes(length(in))));
        } catch (IOException closed) {
            events.add("GONE");
        }
    }

    /// Of a netstring; the comma that ends the one before is skipped.
    private static int length(InputStream in) throws IOException {
        int length = 0;
        for (int c = in.read(); c != ':'; c = in.read()) {
            if (c < 0) throw new IOException("closed");
            if (c != ',') length = 10 * length + c - '0';
        }
        return length;
    }

    private void event(com.fasterxml.jackson.databind.JsonNode told) {
        if (told.path("event").asBoolean()) events.add(told.path("type").asText());
    }

    /// What it told since it started: `CALL_ESTABLISHED`, `CALL_CLOSED`.
    public List<String> events() {
        return events;
    }

    /// @param command of its menu: `dial`, `hangup`, `hold`, `sndcode`
    public void command(String command, String parameters) throws IOException {
        var text = json.createObjectNode().put("command", command).put("params", parameters).toString();
        control.getOutputStream().write((text.length() + ":" + text + ",").getBytes(StandardCharsets.UTF_8));
    }

    /// How many messages that it sent or got begin like this, by its own account.
    public long messages(String beginning) throws IOException {
        return Files.readString(log(), StandardCharsets.ISO_8859_1).lines().filter(line -> line.startsWith(beginning)).count();
    }

    /// What it heard.
    public List<Path> recordings() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith("-dec.wav")).sorted().toList();
        }
    }

    @Override
    public void close() throws IOException {
        command("quit", "");
        try {
            if (!process.waitFor(3, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException hurried) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        control.close();
    }
}
