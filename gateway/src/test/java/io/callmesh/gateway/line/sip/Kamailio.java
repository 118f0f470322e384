package io.callmesh.gateway.line.sip;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A SIP router of others (Debian package kamailio) between telephones and gateways, configured as our guide says.
final class Kamailio implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/sbin/kamailio"), GUIDE = Path.of("../docs/guides/kamailio.md");
    private static final List<String> MODULES = List.of("pv", "sl", "tm", "rr", "siputils", "textops");
    private static final Pattern BLOCK = Pattern.compile("```\\n(.*?)```", Pattern.DOTALL);

    private final int port;
    private final Process process;

    static boolean installed() {
        return Files.isExecutable(PROGRAM);
    }

    /// @param gateways the ports that they listen on
    Kamailio(Path folder, int... gateways) throws IOException {
        port = free();
        var list = folder.resolve("dispatcher.list");
        Files.writeString(list, Arrays.stream(gateways).mapToObj(gateway -> "1 sip:127.0.0.1:" + gateway + "\n").collect(Collectors.joining()));
        var config = folder.resolve("kamailio.cfg");
        Files.writeString(config, "#!KAMAILIO\nlog_stderror=yes\nfork=yes\nchildren=2\nlisten=udp:127.0.0.1:" + port + "\nmpath=\"" + modules() + "\"\n"
                + MODULES.stream().map(module -> "loadmodule \"" + module + ".so\"\n").collect(Collectors.joining()) + guide().replace("/etc/kamailio/dispatcher.list", list.toString()));
        process = new ProcessBuilder(PROGRAM.toString(), "-DD", "-E", "-f", config.toString(), "-Y", folder.toString(), "-w", folder.toString(), "-m", "64", "-M", "8")
                .redirectErrorStream(true).redirectOutput(folder.resolve("kamailio.txt").toFile()).start();
        await().atMost(Duration.ofSeconds(15)).until(this::answers);
    }

    private static String modules() {
        return Arrays.stream(new String[] {"/usr/lib/x86_64-linux-gnu/kamailio/modules/", "/usr/lib/aarch64-linux-gnu/kamailio/modules/"}).filter(folder -> Files.isDirectory(Path.of(folder))).findFirst().orElse("/usr/lib/kamailio/modules/");
    }

    private static String guide() throws IOException {
        return BLOCK.matcher(Files.readString(GUIDE)).results().map(block -> block.group(1)).filter(text -> text.contains("request_route")).findFirst().orElseThrow();
    }

    private static int free() throws IOException {
        try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /// To anything at all.
    private boolean answers() throws IOException {
        try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            socket.setSoTimeout(200);
            var ask = ("OPTIONS sip:127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:" + socket.getLocalPort() + ";branch=z9hG4bK" + System.nanoTime()
                    + "\r\nFrom: <sip:a@127.0.0.1>;tag=a\r\nTo: <sip:127.0.0.1>\r\nCall-ID: " + System.nanoTime() + "\r\nCSeq: 1 OPTIONS\r\nMax-Forwards: 70\r\nContent-Length: 0\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
            socket.send(new DatagramPacket(ask, ask.length, InetAddress.getLoopbackAddress(), port));
            socket.receive(new DatagramPacket(new byte[2_000], 2_000));
            return true;
        } catch (SocketTimeoutException silent) {
            return false;
        }
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException hurried) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
