package io.callmesh.gateway.line.audiosocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Our bytes and those of somebody who read the same page: npm `asterisk-audiosocket` (MIT), which is installed into a
/// temporary folder. Needs node, npm and a registry; without them the test says so and is left out.
@Timeout(180)
class IndependentEncoderTest {

    private static final String PACKAGE = "asterisk-audiosocket@0.1.0";
    private static final String SCRIPT = """
            import { encodeFrame, encodeAudio, encodeHangup, FrameParser } from 'asterisk-audiosocket';
            const id = Buffer.from('40325ec25efd4bd3805f53576e581d13', 'hex');
            const pcm = Buffer.alloc(320); for (let i = 0; i < 160; i++) pcm.writeInt16LE(i * 100 - 8000, 2 * i);
            const flat = (x) => Buffer.concat([x].flat(3).map((b) => Buffer.from(b)));
            console.log(flat(encodeFrame(0x01, id)).toString('hex'));
            console.log(flat(encodeAudio(pcm)).toString('hex'));
            console.log(flat(encodeHangup()).toString('hex'));
            const parser = new FrameParser();
            parser.push(Buffer.from(process.argv[2], 'hex'));
            const out = [...parser.drain()].map((frame) => frame.type.toString(16) + ':' + frame.payload.toString('hex'));
            console.log(out.join(' '));
            """;

    @TempDir
    Path folder;

    @Test
    void itsBytesAreOursAndItReadsOurs() throws Exception {
        // Given
        Files.writeString(folder.resolve("package.json"), "{\"type\":\"module\"}");
        run(120, "npm", "install", "--no-audit", "--no-fund", "--silent", PACKAGE);
        Files.writeString(folder.resolve("encode.mjs"), SCRIPT);
        var pcm = new short[160];
        for (int i = 0; i < 160; i++) pcm[i] = (short) (i * 100 - 8_000);
        var sound = new Voice(Message.sound(0x10, new byte[0])).said(pcm);

        // When
        var ours = HexFormat.of().formatHex(sound.encode()) + HexFormat.of().formatHex(Message.terminate().encode());
        var lines = run(30, "node", "encode.mjs", ours).lines().toList();

        // Then
        var id = read(lines.get(0)).id();
        assertThat(id).isEqualTo(Asterisk.ID);
        assertThat(HexFormat.of().formatHex(new Message(Message.ID, read(lines.get(0)).payload()).encode())).isEqualTo(lines.get(0));
        assertThat(HexFormat.of().formatHex(sound.encode())).isEqualTo(lines.get(1));
        assertThat(new Voice(read(lines.get(1))).heard(read(lines.get(1)))).isEqualTo(pcm);
        assertThat(HexFormat.of().formatHex(Message.terminate().encode())).isEqualTo(lines.get(2));
        assertThat(lines.get(3)).isEqualTo("10:" + HexFormat.of().formatHex(sound.payload()) + " 0:");
    }

    /// Through a real connection.
    private static Message read(String hex) throws IOException, InterruptedException {
        try (var server = new ServerSocket()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            try (var asterisk = new Asterisk(server.getLocalSocketAddress()); var socket = server.accept()) {
                var wire = new Wire(socket, "test");
                asterisk.socket.getOutputStream().write(HexFormat.of().parseHex(hex));
                try {
                    return wire.next(Duration.ofSeconds(5));
                } finally {
                    wire.cut();
                    wire.finish();
                }
            }
        }
    }

    private String run(int seconds, String... command) throws InterruptedException {
        try {
            var process = new ProcessBuilder(List.of(command)).directory(folder.toFile()).redirectErrorStream(true).start();
            var said = text(process.getInputStream());
            if (!process.waitFor(seconds, TimeUnit.SECONDS) || process.exitValue() != 0) throw new IOException(command[0] + " failed: " + said);
            return said;
        } catch (IOException absent) {
            System.err.println("SKIPPED: AudioSocket bytes are not compared with npm " + PACKAGE + ": " + absent.getMessage());
            return abort("no " + PACKAGE + ": " + absent.getMessage());
        }
    }

    private static String text(InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
}
