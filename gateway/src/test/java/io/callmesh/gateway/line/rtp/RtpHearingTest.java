package io.callmesh.gateway.line.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.audio.ALaw;
import io.callmesh.audio.MuLaw;
import io.callmesh.audio.Pcm;
import io.callmesh.audio.dtmf.KeyTones;
import io.callmesh.gateway.line.rtp.RtpCounts.Packet;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RtpHearingTest extends StreamRig {

    @Test
    void theOtherCodingIsSpokenToo() throws Exception {
        // Given
        agree(Coding.PCMA, EVENTS, Direction.SENDRECV);
        stream.play(frame(2_000));

        // When
        pace.tick();

        // Then
        assertThat(phone.heard(1).getFirst()[1] & 0x7f).isEqualTo(8);
        for (int i = 0; i < 10; i++) phone.say(8, filled(ALaw.encode((short) 3_000)));
        for (int i = 0; i < 12; i++) pace.tick();
        assertThat(levels()).contains((int) ALaw.decode(new byte[] {ALaw.encode((short) 3_000)})[0]);
    }

    @Test
    void whatComesIsHeardInItsOrder() throws Exception {
        // Given
        listening();

        // When: two change places
        var late = phone.packet(0, 65_533, -800 + 3 * 160, filled(MuLaw.encode((short) 4_000)));
        for (int i = 0; i < 12; i++) {
            if (i != 3) phone.say(0, filled(MuLaw.encode((short) (1_000 * (i + 1)))));
            else {
                phone.sequence++;
                phone.timestamp += 160;
            }
            if (i == 4) phone.send(late);
            pace.tick();
        }
        for (int i = 0; i < 6; i++) pace.tick();

        // Then
        await(() -> ear.frames.size() >= 18);
        var heard = levels().stream().filter(level -> level > 500).map(level -> Math.round(level / 1_000f)).distinct().toList();
        assertThat(heard).isSorted().contains(1, 2, 3, 4, 5, 6, 12);
        for (int i = 0; i < 18; i++) assertThat(ear.frames.get(i).firstSample()).isEqualTo(160L * i);
    }

    @Test
    void aKeyIsPressedOnceWhicheverOfItsPacketsComes() throws Exception {
        // Given
        listening();
        for (boolean[] lost : new boolean[][] {{false, false, false}, {true, false, false}, {false, false, true}, {false, true, true}}) {
            // When: three updates and three ends
            for (int i = 0; i < 3; i++) if (!lost[0] || i > 0) phone.key(EVENTS, 7, 160 * (i + 1), false);
            for (int i = 0; i < 3; i++) if (!lost[2]) phone.key(EVENTS, 7, 640, true);
            phone.timestamp += 1_600;
            pace.tick();
        }
        phone.key(EVENTS, 11, 640, true);
        phone.key(EVENTS, 16, 640, true);
        pace.tick();

        // Then
        await(() -> ear.keys.size() >= 5);
        assertThat(ear.keys).containsExactly("7", "7", "7", "7", "#");
    }

    @Test
    void aKeyHeldForLongIsOneKey() throws Exception {
        // Given
        listening();

        // When
        phone.key(EVENTS, 1, 0xffff, false);
        phone.timestamp += 0xffff;
        phone.key(EVENTS, 1, 1_600, false);
        phone.key(EVENTS, 1, 3_200, true);
        phone.timestamp += 8_000;
        phone.key(EVENTS, 2, 800, true);
        pace.tick();

        // Then
        await(() -> ear.keys.size() >= 2);
        assertThat(ear.keys).containsExactly("1", "2");
    }

    @Test
    void withoutEventsKeysAreTonesBothWays() throws Exception {
        // Given
        agree(Coding.PCMU, -1, Direction.SENDRECV);
        listening();

        // When
        for (var frame : Pcm.frames(KeyTones.of("3", 8_000), 8_000)) {
            phone.say(0, Coding.PCMU.encode(frame.samples()));
            pace.tick();
        }
        for (int i = 0; i < 6; i++) pace.tick();

        // Then
        await(() -> !ear.keys.isEmpty());
        assertThat(ear.keys).containsExactly("3");
        assertThat(Thread.ofVirtual().start(() -> quietly(() -> stream.sendKeys("3"))).join(Duration.ofMillis(50))).as("ten frames have no room").isFalse();
    }

    @Test
    void packetsOfOtherLengthsAreHeardToo() throws Exception {
        for (int samples : new int[] {80, 240, 320, 480}) {
            // Given
            phone.source++;
            long before = counts.of(Packet.RECEIVED);
            var in = new Incoming(stream.agreed().orElseThrow(), counts, 0);
            int at = 0;

            // When
            for (int tick = 0; tick < 60; tick++) {
                for (; at < tick * 160; at += samples) {
                    var packet = phone.packet(0, at / samples, at, Coding.PCMU.encode(constant(samples, 2_000)));
                    in.arrived(java.nio.ByteBuffer.wrap(packet), phone.address(), tick * HandPace.TICK);
                }
                in.tick(tick * HandPace.TICK);
            }

            // Then
            assertThat(in.played()).as(samples + " samples").isGreaterThan(50);
            assertThat(counts.of(Packet.RECEIVED)).isGreaterThan(before);
        }
    }

    @Test
    void theMusicOfACallOnHoldIsNotTheCaller() throws Exception {
        // Given
        agree(Coding.PCMU, EVENTS, Direction.RECVONLY);
        listening();

        // When
        for (int i = 0; i < 20; i++) {
            phone.say(0, filled(MuLaw.encode((short) 4_000)));
            pace.tick();
        }

        // Then
        await(() -> ear.frames.size() >= 20);
        assertThat(ear.frames).allSatisfy(frame -> assertThat(frame.samples()).containsOnly((short) 0));
        assertThat(counts.of(Packet.RECEIVED)).isEqualTo(20);
    }

    @Test
    void nobodyElseIsHeard() throws Exception {
        try (var other = new Phone(stream.address()); var third = DatagramChannel.open()) {
            // Given
            third.bind(new InetSocketAddress(Phone.HOME, 0));
            phone.say(0, new byte[160]);
            pace.tick();

            // When
            for (int i = 0; i < 10; i++) other.say(0, new byte[160]);
            pace.tick();

            // Then
            assertThat(counts.of(Packet.RECEIVED)).isEqualTo(1);
            assertThat(counts.of(Packet.FOREIGN_SOURCE)).isEqualTo(10);
        }
    }

    @Test
    void silenceEndsTheCallAndHoldIsGivenMoreTime() throws Exception {
        // Given
        agree(Coding.PCMU, EVENTS, Direction.RECVONLY);
        var listening = listening();

        // When: held means that we send nothing; we may still hear
        agree(Coding.PCMU, EVENTS, Direction.INACTIVE);
        for (int i = 0; i < 150; i++) pace.tick();
        assertThat(listening.join(Duration.ofMillis(50))).isFalse();
        for (int i = 0; i < 60; i++) pace.tick();

        // Then
        assertThat(listening.join(Duration.ofSeconds(5))).isTrue();
    }

    @Test
    void twentyThousandPacketsOfAnythingBreakNothing() throws Exception {
        // Given
        var random = new Random(7);
        listening();
        phone.say(0, new byte[160]);
        pace.tick();
        long before = counts.of(Packet.SENT);

        // When: eight in a tick, and after each eight a good one, which must still be taken
        int good = 0;
        for (int i = 0; i < 20_000; i++) {
            phone.send(garbage(random));
            if (i % 8 == 7) {
                phone.say(0, new byte[160]);
                good++;
                pace.tick();
            }
        }
        pace.tick();

        // Then
        assertThat(counts.of(Packet.SENT) - before).isEqualTo(good + 1);
        assertThat(counts.of(Packet.RECEIVED)).isGreaterThan(good * 95L / 100);
        assertThat(counts.of(Packet.MALFORMED)).isGreaterThan(2_000);
        assertThat(counts.of(Packet.FOREIGN_TYPE)).isGreaterThan(500);
        long all = Arrays.stream(Packet.values()).filter(packet -> packet != Packet.SENT && packet != Packet.UNSENT && packet != Packet.UNHEARD).mapToLong(counts::of).sum();
        assertThat(all).isLessThanOrEqualTo(20_000L + good + 1);
    }

    /// Half is noise; half was a packet once: cut, with lengths that lie, of any type.
    private byte[] garbage(Random random) {
        if (random.nextBoolean()) {
            var noise = new byte[random.nextInt(300)];
            random.nextBytes(noise);
            return noise;
        }
        var packet = phone.packet(random.nextInt(4) == 0 ? random.nextInt(128) : EVENTS, random.nextInt(65_536), random.nextInt(), new byte[1 + random.nextInt(400)]);
        packet[0] = (byte) (random.nextInt(3) == 0 ? random.nextInt(256) : 0x80 | random.nextInt(64));
        return Arrays.copyOf(packet, random.nextInt(packet.length + 1));
    }

    private List<Integer> levels() {
        if (ear.frames.isEmpty()) listening();
        await(() -> ear.frames.size() >= 12);
        return ear.frames.stream().map(frame -> (int) frame.samples()[80]).toList();
    }
}
