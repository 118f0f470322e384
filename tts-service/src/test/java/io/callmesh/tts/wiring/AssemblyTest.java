package io.callmesh.tts.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callmesh.tts.engine.Synthesizer;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AssemblyTest {

    @Inject
    @Any
    Instance<Synthesizer> engines;

    @Test
    void everyEngineIsFoundByTheNameItGivesItself() {
        for (var name : new String[] {"marytts", "freetts", "espeak", "tone"}) assertThat(Assembly.select(engines, name).name()).isEqualTo(name);
    }

    @Test
    void anUnknownEngineStopsTheStartWithTheNamesOfThoseThatExist() {
        assertThatThrownBy(() -> Assembly.select(engines, "mary")).hasMessageContaining("\"mary\"")
                .hasMessageContaining("[espeak, freetts, marytts, scripted, tone]");
    }
}
