package io.callmesh.audio;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TelephoneCodesTest {

    @Test
    void everyMuLawCodeComesBackButMinusZero() {
        for (int code = 0; code < 256; code++) {
            short sample = MuLaw.decode(new byte[] {(byte) code})[0];
            if (code != 0x7f) assertThat(MuLaw.encode(sample)).as("code %d", code).isEqualTo((byte) code);
        }
    }

    @Test
    void everyALawCodeComesBack() {
        for (int code = 0; code < 256; code++) {
            short sample = ALaw.decode(new byte[] {(byte) code})[0];
            assertThat(ALaw.encode(sample)).as("code %d", code).isEqualTo((byte) code);
        }
    }

    @Test
    void knownCodesOfTheStandard() {
        assertThat(MuLaw.decode(new byte[] {(byte) 0xff, 0x00, (byte) 0x80})).containsExactly((short) 0, (short) -32_124, (short) 32_124);
        assertThat(ALaw.decode(new byte[] {(byte) 0xd5, (byte) 0x55, (byte) 0xaa})).containsExactly((short) 8, (short) -8, (short) 32_256);
    }

    @Property
    void noSampleIsOffByMoreThanItsStep(@ForAll short sample) {
        double magnitude = Math.abs((double) sample);
        double step = Math.max(16, magnitude / 16);
        assertThat((double) MuLaw.decode(new byte[] {MuLaw.encode(sample)})[0]).isBetween(sample - step - 644, sample + step + 644);
        assertThat((double) ALaw.decode(new byte[] {ALaw.encode(sample)})[0]).isBetween(sample - step, sample + step);
    }
}
