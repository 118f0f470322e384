package io.callmesh.gateway.line.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LatchTest {

    private static final long SECOND = 1_000_000_000;
    private static final InetSocketAddress TOLD = at("192.0.2.7", 4_000), SAME_MACHINE = at("192.0.2.7", 5_000), STRANGER = at("203.0.113.9", 6_000), OTHER = at("203.0.113.10", 6_000);

    private Latch latch = new Latch(TOLD);

    @Test
    void whereToSendIsToldUntilSomethingComes() {
        assertThat(latch.target()).contains(TOLD);
    }

    @Test
    void anotherPortOfTheToldMachineIsLockedToAtOnce() {
        assertThat(latch.admits(SAME_MACHINE, packet(1, 7), 0)).isTrue();
        assertThat(latch.target()).contains(SAME_MACHINE);
        assertThat(latch.admits(TOLD, packet(2, 8), 1)).isFalse();
    }

    @Test
    void aStrangerIsLockedToAtTheThirdPacketInARow() {
        assertThat(latch.admits(STRANGER, packet(1, 7), 0)).isFalse();
        assertThat(latch.admits(STRANGER, packet(2, 7), 1)).isFalse();
        assertThat(latch.admits(STRANGER, packet(3, 7), 2)).isTrue();
        assertThat(latch.target()).contains(STRANGER);
    }

    @Test
    void packetsThatDoNotFollowEachOtherConvinceNobody() {
        for (int i = 0; i < 100; i++) assertThat(latch.admits(STRANGER, packet(2 * i, 7), i)).isFalse();
        for (int i = 0; i < 100; i++) assertThat(latch.admits(STRANGER, packet(i, i), i)).isFalse();
    }

    @Test
    void theToldAddressTakesItsPlaceBackForTwoSeconds() {
        for (int i = 0; i < 3; i++) latch.admits(STRANGER, packet(i, 7), 0);

        assertThat(latch.admits(TOLD, packet(9, 8), SECOND)).isTrue();
        assertThat(latch.admits(STRANGER, packet(4, 7), SECOND)).isFalse();
    }

    @Test
    void afterThatItDoesNot() {
        for (int i = 0; i < 3; i++) latch.admits(STRANGER, packet(i, 7), 0);

        assertThat(latch.admits(TOLD, packet(9, 8), 3 * SECOND)).isFalse();
    }

    @Test
    void theSameStreamMayMoveWhenItsOldPlaceIsSilent() {
        latch.admits(TOLD, packet(1, 7), 0);

        assertThat(latch.admits(OTHER, packet(2, 7), SECOND)).isFalse();
        assertThat(latch.admits(OTHER, packet(2, 8), 5 * SECOND)).isFalse();
        assertThat(latch.admits(OTHER, packet(2, 7), 5 * SECOND)).isTrue();
    }

    @Test
    void anotherAddressToldBeginsAnewAndNoneChangesNothing() {
        latch.admits(TOLD, packet(1, 7), 0);
        latch.told(at("0.0.0.0", 4_000));
        assertThat(latch.target()).contains(TOLD);

        latch.told(OTHER);
        assertThat(latch.target()).contains(OTHER);
        assertThat(latch.admits(TOLD, packet(2, 7), 1)).isFalse();
        assertThat(latch.admits(OTHER, packet(1, 9), 2)).isTrue();
    }

    /// Whoever sends what: while the caller sends a packet every 20 ms, nobody takes the call over.
    @Property(tries = 500)
    void nobodyTakesALiveCallOver(@ForAll @Size(max = 200) List<@IntRange(max = 3) Integer> who, @ForAll @IntRange(max = 65_535) int first) {
        // Given
        latch = new Latch(TOLD);
        latch.admits(TOLD, packet(first, 7), 0);
        var others = List.of(SAME_MACHINE, STRANGER, OTHER);

        for (int i = 0; i < who.size(); i++) {
            // When
            long now = i * 20_000_000L;
            assertThat(latch.admits(TOLD, packet(first + i + 1, 7), now)).isTrue();
            boolean admitted = who.get(i) < 3 && latch.admits(others.get(who.get(i)), packet(first + i, 7), now + 1);

            // Then
            assertThat(admitted).isFalse();
            assertThat(latch.target()).contains(TOLD);
        }
    }

    private static RtpPacket packet(int sequence, int source) {
        return new RtpPacket(0, sequence & 0xffff, sequence * 160, source, new byte[160]);
    }

    private static InetSocketAddress at(String address, int port) {
        return new InetSocketAddress(address, port);
    }
}
