package io.callmesh.launcher.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PartTest {

    @Test
    void noTwoPortsAreTheSame() {
        assertThat(Arrays.stream(Part.values()).flatMap(part -> part.ports().stream()).map(Port::number)).doesNotHaveDuplicates().hasSize(13);
    }

    @Test
    void isFoundByItsLabel() {
        assertThat(Part.named("tts")).contains(Part.TTS);
        assertThat(Part.named("ttsx")).isEmpty();
    }
}
