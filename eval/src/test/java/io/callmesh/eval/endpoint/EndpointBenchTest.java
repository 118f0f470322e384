package io.callmesh.eval.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.eval.report.Findings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndpointBenchTest {

    @TempDir
    Path elsewhere;

    private String root = "";

    @BeforeEach
    void moveAway() {
        root = System.getProperty("callmesh.root", ".");
        System.setProperty("callmesh.root", elsewhere.resolve("checkout").toString());
    }

    @AfterEach
    void moveBack() {
        System.setProperty("callmesh.root", root);
    }

    @Test
    void withoutRecordingsItSaysWhatItSkips() throws IOException {
        // Given
        var findings = new Findings("endpoints");
        var progress = new ArrayList<String>();
        // When
        new EndpointBench(progress::add).measure(findings);
        // Then
        assertThat(findings.rows()).isEmpty();
        assertThat(progress).isEmpty();
        assertThat(findings.markdown()).contains("SKIPPED speechbrain-samples", "SKIPPED fsdd");
    }
}
