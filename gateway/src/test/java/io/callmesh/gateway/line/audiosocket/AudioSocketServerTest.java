package io.callmesh.gateway.line.audiosocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callmesh.audio.Frame;
import io.callmesh.gateway.line.Line;
import io.callmesh.gateway.line.LineHost;
import io.callmesh.gateway.line.Network;
import io.callmesh.gateway.line.ToneLines;
import io.callmesh.gateway.line.audiosocket.AudioSocketSettings.Door;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class AudioSocketServerTest {

    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private final Host host = new Host();
    private Optional<AudioSocketServer> server = Optional.empty();

    /// Says one frame, listens until the caller has gone, and hangs up at the key `*`.
    private static final class Host implements LineHost, Line.Ear {

        private final BlockingQueue<Line.Opening> openings = new ArrayBlockingQueue<>(100);
        private final List<Frame> frames = new CopyOnWriteArrayList<>();
        private final List<String> keys = new CopyOnWriteArrayList<>();
        private final BlockingQueue<String> ended = new ArrayBlockingQueue<>(100);

        @Override
        public void host(Line line) throws InterruptedException {
            if (line.opening().assistant().equals("nobody")) throw new MeshException(new Fault.NotFound("assistant", "nobody", "ASSISTANT_UNKNOWN"));
            openings.add(line.opening());
            try (line) {
                var samples = new short[line.opening().rateHz() / 50];
                Arrays.fill(samples, (short) 5_000);
                for (int i = 0; i < 5; i++) line.play(new Frame(samples, line.opening().rateHz(), 0));
                line.listen(this);
            } catch (StarPressed over) {
                ended.add("by us");
                return;
            }
            ended.add("by the caller");
        }

        @Override
        public void end(String callId, Predicate<String> theirs) {}

        @Override
        public void frame(Frame frame) {
            frames.add(frame);
        }

        @Override
        public void keys(String digits) {
            keys.add(digits);
            if (digits.equals("*")) throw new StarPressed();
        }

        @Override
        public void text(String typed) {}
    }

    private static final class StarPressed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private AudioSocketServer open(AudioSocketSettings settings) throws IOException {
        var opened = new AudioSocketServer(settings, host, new ToneLines(Set.of()));
        server = Optional.of(opened);
        return opened;
    }

    private AudioSocketServer open() throws IOException {
        return open(settings(List.of(new Door(ANY_PORT, Optional.empty())), 50, Duration.ofSeconds(30)));
    }

    private static AudioSocketSettings settings(List<Door> doors, int connections, Duration silence) {
        var routes = new Routes(Map.of("ba", Destination.of("banking"), "ba-40", Destination.of("banking/zh@acme"), "dead", Destination.of("nobody")));
        return new AudioSocketSettings(doors, routes, Optional.of(Destination.of("retail")), List.of(), connections, silence);
    }

    @AfterEach
    void close() {
        server.ifPresent(AudioSocketServer::close);
    }

    @ParameterizedTest(name = "0x{0}: {1} samples are 20 ms, the call has {2} Hz")
    @CsvSource({"10, 160, 8000", "11, 240, 8000", "12, 320, 16000", "13, 480, 16000", "14, 640, 16000", "15, 882, 16000", "16, 960, 16000", "17, 1920, 16000", "18, 3840, 16000"})
    void soundOfEveryRateIsHeardAndAnswered(String kind, int samples, int callHz) throws Exception {
        try (var asterisk = new Asterisk(open().addresses().getFirst()).listening()) {
            // When
            asterisk.hello(Asterisk.ID);
            for (int i = 0; i < 50; i++) asterisk.say(Integer.parseInt(kind, 16), samples, 4_000);

            // Then
            assertThat(host.openings.poll(10, TimeUnit.SECONDS)).isEqualTo(new Line.Opening("audiosocket", "", "retail", "", callHz, true, true, ""));
            await(() -> host.frames.size() >= 48 && asterisk.kinds.size() >= 5);
            assertThat(host.frames.get(40).samples()).hasSize(callHz / 50).satisfies(all -> assertThat((int) all[80]).isBetween(3_950, 4_050));
            assertThat(asterisk.kinds).containsOnly(Integer.parseInt(kind, 16));
            assertThat(asterisk.lengths.getLast()).isBetween(2 * samples - 4, 2 * samples + 4);
            assertThat(asterisk.levels.getLast()).isBetween(4_900, 5_100);
        }
    }

    @Test
    void keysAreHeardAndTheCallerHangsUp() throws Exception {
        try (var asterisk = new Asterisk(open().addresses().getFirst()).listening()) {
            // Given
            asterisk.hello(Asterisk.ID);
            asterisk.say(0x10, 160, 0);

            // When
            for (char key : "12#x".toCharArray()) asterisk.key(key);
            asterisk.send(0, new byte[0]);

            // Then
            assertThat(host.ended.poll(10, TimeUnit.SECONDS)).isEqualTo("by the caller");
            assertThat(host.keys).containsExactly("1", "2", "#");
            assertThat(asterisk.closed()).isTrue();
        }
    }

    @Test
    void whenWeHangUpTheLastThingIsTheGoodbye() throws Exception {
        try (var asterisk = new Asterisk(open().addresses().getFirst()).listening()) {
            // Given
            asterisk.hello(Asterisk.ID);
            for (int i = 0; i < 20; i++) asterisk.say(0x10, 160, 0);

            // When
            asterisk.key('*');

            // Then
            assertThat(asterisk.closed()).isTrue();
            assertThat(asterisk.kinds).containsExactly(0x10, 0x10, 0x10, 0x10, 0x10, 0x00);
            assertThat(host.ended.poll(10, TimeUnit.SECONDS)).isEqualTo("by us");
            await(() -> server.orElseThrow().connections() == 0);
        }
    }

    @ParameterizedTest
    @CsvSource({"ba000000-0000-4000-8000-000000000000, banking, '', ''", "ba400000-0000-4000-8000-000000000000, banking, zh, acme", "40325ec2-5efd-4bd3-805f-53576e581d13, retail, '', ''"})
    void theIdSaysWhoIsCalled(UUID id, String assistant, String language, String tenant) throws Exception {
        try (var asterisk = new Asterisk(open().addresses().getFirst()).listening()) {
            // When
            asterisk.hello(id);
            asterisk.say(0x10, 160, 0);

            // Then
            assertThat(host.openings.poll(10, TimeUnit.SECONDS)).isEqualTo(new Line.Opening("audiosocket", tenant, assistant, language, 8_000, true, true, ""));
        }
    }

    @Test
    void thePortSaysItWhenTheIdDoesNot() throws Exception {
        var doors = List.of(new Door(ANY_PORT, Optional.empty()), new Door(ANY_PORT, Optional.of(Destination.of("hospital"))));
        try (var asterisk = new Asterisk(open(settings(doors, 50, Duration.ofSeconds(30))).addresses().getLast()).listening()) {
            // When
            asterisk.hello(Asterisk.ID);
            asterisk.say(0x10, 160, 0);

            // Then
            assertThat(host.openings.poll(10, TimeUnit.SECONDS).assistant()).isEqualTo("hospital");
        }
    }

    @Test
    void aCallerWhoSaysNothingAtFirstIsAnswered() throws Exception {
        try (var asterisk = new Asterisk(open().addresses().getFirst()).listening()) {
            // When
            asterisk.hello(Asterisk.ID);

            // Then
            await(() -> asterisk.kinds.size() == 5);
            assertThat(host.openings.poll().rateHz()).isEqualTo(8_000);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "100140", "02000100", "010002aabb", "474554202f20485454502f312e310d0a0d0a", "ff00", "0100100102030405060708091011121314151610ffff",
        "01001001020304050607080910111213141516" + "55000401020304", "01001001020304050607080910111213141516" + "100003010203",
        "01001001020304050607080910111213141516" + "10000201020100100102030405060708091011121314151600", "010010dead0000000000000000000000000000"})
    void whatIsNoCallIsClosed(String hex) throws Exception {
        try (var asterisk = new Asterisk(open().addresses().getFirst()).listening()) {
            // When
            asterisk.socket.getOutputStream().write(java.util.HexFormat.of().parseHex(hex));
            if (hex.equals("100140") || hex.equals("ff00")) asterisk.socket.shutdownOutput();

            // Then
            assertThat(asterisk.closed()).isTrue();
            await(() -> server.orElseThrow().connections() == 0);
        }
    }

    @Test
    void whoSendsAByteNowAndThenIsNotWaitedFor() throws Exception {
        try (var asterisk = new Asterisk(open().addresses().getFirst()).listening()) {
            // When
            asterisk.socket.getOutputStream().write(1);

            // Then: the id must be there within five seconds
            assertThat(asterisk.closed()).isTrue();
            assertThat(host.openings).isEmpty();
        }
    }

    @Test
    void silenceEndsACall() throws Exception {
        var quick = settings(List.of(new Door(ANY_PORT, Optional.empty())), 50, Duration.ofMillis(300));
        try (var asterisk = new Asterisk(open(quick).addresses().getFirst()).listening()) {
            // When
            asterisk.hello(Asterisk.ID);
            asterisk.say(0x10, 160, 0);

            // Then
            assertThat(host.ended.poll(10, TimeUnit.SECONDS)).isEqualTo("by the caller");
        }
    }

    @Test
    void soundThatIsMuchFasterThanTimeIsRefused() throws Exception {
        try (var asterisk = new Asterisk(open().addresses().getFirst()).listening()) {
            // Given
            asterisk.hello(Asterisk.ID);

            // When: a minute at once
            assertThatThrownBy(() -> {
                for (int i = 0; i < 3_000; i++) asterisk.say(0x10, 160, 0);
                asterisk.closed();
                throw new IOException("all was taken, then closed");
            }).isInstanceOf(IOException.class);

            // Then
            assertThat(host.ended.poll(10, TimeUnit.SECONDS)).isEqualTo("by the caller");
            assertThat(host.frames.size()).isLessThan(500);
        }
    }

    @Test
    void moreThanAreAllowedAreClosed() throws Exception {
        var two = open(settings(List.of(new Door(ANY_PORT, Optional.empty())), 2, Duration.ofSeconds(30))).addresses().getFirst();
        try (var first = new Asterisk(two).listening(); var second = new Asterisk(two).listening()) {
            // Given
            first.hello(Asterisk.ID);
            second.hello(Asterisk.ID);
            await(() -> server.orElseThrow().connections() == 2);

            // When
            try (var third = new Asterisk(two).listening()) {

                // Then
                assertThat(third.closed()).isTrue();
                assertThat(server.orElseThrow().refused()).isEqualTo(1);
            }
        }
    }

    @Test
    void whoIsNotOnTheListIsClosed() throws Exception {
        // Given
        var elsewhere = new AudioSocketSettings(List.of(new Door(ANY_PORT, Optional.empty())), new Routes(Map.of()), Optional.of(Destination.of("retail")),
                List.of(Network.of("192.0.2.0/24")), 50, Duration.ofSeconds(30));

        // When
        try (var asterisk = new Asterisk(open(elsewhere).addresses().getFirst()).listening()) {

            // Then
            assertThat(asterisk.closed()).isTrue();
            assertThat(server.orElseThrow().refused()).isEqualTo(1);
        }
    }

    @Test
    void anOpenDoorThatOthersReachNeedsAList() throws Exception {
        var open = new Door(new InetSocketAddress(InetAddress.ofLiteral("0.0.0.0"), 9_092), Optional.empty());

        assertThatThrownBy(() -> settings(List.of(open), 50, Duration.ofSeconds(30))).hasMessageContaining("audiosocket.allowed must say");
        assertThatThrownBy(() -> new AudioSocketSettings(List.of(new Door(ANY_PORT, Optional.empty())), new Routes(Map.of()), Optional.empty(), List.of(), 50, Duration.ofSeconds(30)))
                .hasMessageContaining("audiosocket.assistant must name");
    }

    @Test
    void tenThousandMessagesOfAnythingBreakNothing() throws Exception {
        // Given
        var random = new Random(11);
        var address = open().addresses().getFirst();

        // When
        for (int connection = 0; connection < 40; connection++) {
            try (var asterisk = new Asterisk(address)) {
                if (random.nextBoolean()) asterisk.hello(Asterisk.ID);
                for (int i = 0; i < 250; i++) asterisk.socket.getOutputStream().write(noise(random));
            } catch (IOException refused) {
                // as it should be
            }
        }

        // Then
        await(() -> server.orElseThrow().connections() == 0);
        host.openings.clear();
        try (var asterisk = new Asterisk(address).listening()) {
            asterisk.hello(Asterisk.ID);
            asterisk.say(0x10, 160, 0);
            assertThat(host.openings.poll(10, TimeUnit.SECONDS)).isNotNull();
        }
    }

    private static byte[] noise(Random random) {
        var payload = new byte[random.nextInt(400)];
        random.nextBytes(payload);
        int kind = random.nextInt(3) == 0 ? random.nextInt(256) : 0x10;
        int length = random.nextInt(10) == 0 ? random.nextInt(65_536) : payload.length;
        return ByteBuffer.allocate(3 + payload.length).put((byte) kind).putShort((short) length).put(payload).array();
    }

    private static void await(BooleanSupplier truth) {
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10); !truth.getAsBoolean() && System.nanoTime() < end;) LockSupport.parkNanos(1_000_000);
        assertThat(truth.getAsBoolean()).isTrue();
    }
}
