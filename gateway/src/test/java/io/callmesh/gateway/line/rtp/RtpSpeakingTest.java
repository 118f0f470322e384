package io.callmesh.gateway.line.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.audio.Frame;
import io.callmesh.audio.MuLaw;
import io.callmesh.gateway.line.rtp.RtpCounts.Packet;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RtpSpeakingTest extends StreamRig {

    @Test
    void whatIsPlayedGoesOutOncePerTickWithTimeAndNumbersGoingOn() throws Exception {
        // Given
        for (int i = 1; i <= 4; i++) stream.play(frame(1_000 * i));

        // When
        for (int i = 0; i < 6; i++) pace.tick();

        // Then
        var packets = phone.heard(6);
        assertThat(packets).hasSize(6).allSatisfy(packet -> assertThat(packet).hasSize(172));
        for (int i = 0; i < 6; i++) {
            var first = Phone.read(packets.getFirst());
            var packet = Phone.read(packets.get(i));
            assertThat(packet.get(0)).isEqualTo((byte) 0x80);
            assertThat(packet.get(1) & 0xff).isEqualTo(i == 0 ? 0x80 : 0);
            assertThat(packet.getShort(2)).isEqualTo((short) (first.getShort(2) + i));
            assertThat(packet.getInt(4)).isEqualTo(first.getInt(4) + 160 * i);
            assertThat(packet.getInt(8)).isEqualTo(first.getInt(8));
            assertThat(packet.get(100)).isEqualTo(MuLaw.encode((short) (i < 4 ? 1_000 * (i + 1) : 0)));
        }
        assertThat(stream.heard()).isEqualTo(640);
    }

    @Test
    void missedTicksAreLeftOutButTheirTimePasses() throws Exception {
        // When
        pace.tick();
        pace.tick(5);

        // Then
        var packets = phone.heard(2);
        assertThat(Phone.read(packets.get(1)).getInt(4)).isEqualTo(Phone.read(packets.get(0)).getInt(4) + 6 * 160);
        assertThat(Phone.read(packets.get(1)).getShort(2)).isEqualTo((short) (Phone.read(packets.get(0)).getShort(2) + 1));
        assertThat(packets.get(1)[1] & 0x80).as("marked after a gap").isEqualTo(0x80);
    }

    @Test
    void aFullQueueWaitsAndHushEmptiesIt() throws Exception {
        // Given
        for (int i = 0; i < 4; i++) stream.play(frame(1_000));
        var waited = Thread.ofVirtual().start(() -> quietly(() -> stream.play(frame(5_000))));
        assertThat(waited.join(Duration.ofMillis(100))).isFalse();

        // When
        stream.hush();
        assertThat(waited.join(Duration.ofSeconds(5))).isTrue();
        for (int i = 0; i < 3; i++) pace.tick();

        // Then
        assertThat(phone.heard(3).stream().map(packet -> packet[50])).containsExactly(MuLaw.encode((short) 5_000), MuLaw.encode((short) 0), MuLaw.encode((short) 0));
        assertThat(stream.heard()).isEqualTo(160);
    }

    @Test
    void whatIsShorterThanAFrameCountsAsWhatItIs() throws Exception {
        // When
        stream.play(new Frame(new short[100], 8_000, 0));
        pace.tick();

        // Then
        assertThat(stream.heard()).isEqualTo(100);
        assertThat(phone.heard(1).getFirst()).hasSize(172);
    }

    @Test
    void whileItIsHeldNothingGoesAndWhatWaitsIsNotLost() throws Exception {
        // Given
        stream.play(frame(1_000));
        agree(Coding.PCMU, EVENTS, Direction.RECVONLY);

        // When
        for (int i = 0; i < 10; i++) pace.tick();
        assertThat(counts.of(Packet.SENT)).isZero();
        agree(Coding.PCMU, EVENTS, Direction.SENDRECV);
        pace.tick();

        // Then
        var packet = phone.heard(1).getFirst();
        assertThat(packet[50]).isEqualTo(MuLaw.encode((short) 1_000));
        assertThat(packet[1] & 0x80).isEqualTo(0x80);
    }

    @Test
    void keysWeSendAreEventsOfTheAgreedType() throws Exception {
        // When
        Thread.ofVirtual().start(() -> quietly(() -> stream.sendKeys("5")));
        for (int i = 0; i < 10; i++) tickWhenThereIsSomething(i);

        // Then
        var packets = phone.heard(10);
        var events = packets.stream().filter(packet -> (packet[1] & 0x7f) == EVENTS).map(Phone::read).toList();
        assertThat(events).hasSize(8);
        assertThat(events.stream().map(event -> event.getInt(4)).distinct()).hasSize(1);
        assertThat(events.stream().map(event -> (int) event.get(12)).distinct()).containsExactly(5);
        assertThat(events.stream().map(event -> (int) event.getShort(14))).containsExactly(160, 320, 480, 640, 800, 800, 800, 800);
        assertThat(events.stream().map(event -> event.get(13) < 0)).containsExactly(false, false, false, false, false, true, true, true);
        assertThat(events.getFirst().get(1) & 0x80).isEqualTo(0x80);
        assertThat(stream.heard()).isEqualTo(1_600);
    }

    /// The queue holds four, so the mouth fills it while the time goes on.
    private void tickWhenThereIsSomething(int done) {
        await(() -> stream.waiting() >= Math.min(4, 10 - done));
        pace.tick();
    }

    @Test
    void aKeyThatIsHushedIsLetGoOf() throws Exception {
        // Given
        var mouth = Thread.ofVirtual().start(() -> quietly(() -> stream.sendKeys("9")));
        await(() -> stream.waiting() == 4);
        pace.tick();
        pace.tick();

        // When
        mouth.interrupt();
        mouth.join();
        stream.hush();
        for (int i = 0; i < 4; i++) pace.tick();

        // Then
        var packets = phone.heard(6).stream().map(Phone::read).toList();
        assertThat(packets.subList(2, 5)).allSatisfy(packet -> assertThat(packet.get(13)).isNegative());
        assertThat(packets.get(5).get(1) & 0x7f).isZero();
    }

    @Test
    void closingEndsListeningAndGivesThePortBack() throws Exception {
        // Given
        var listening = listening();
        pace.tick();

        // When
        stream.close();

        // Then
        assertThat(listening.join(Duration.ofSeconds(5))).isTrue();
        assertThat(pace.size()).isZero();
        try (var again = DatagramChannel.open()) {
            again.bind(stream.address());
        }
        stream.play(frame(1));
        stream.close();
    }
}
