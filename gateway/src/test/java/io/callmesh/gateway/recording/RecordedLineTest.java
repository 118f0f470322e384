package io.callmesh.gateway.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.gateway.line.ForwardedLine;
import io.callmesh.gateway.line.Line;
import org.junit.jupiter.api.Test;

class RecordedLineTest {

    @Test
    void aProgramThatCallsAgainIsKnownToDoSoThoughItIsRecorded() {
        // Given
        Line line = new ForwardedLine() {
            @Override
            public Line line() {
                throw new AssertionError("nothing else is asked");
            }

            @Override
            public boolean reconnects() {
                return true;
            }
        };

        // When, Then
        assertThat(new RecordedLine(line, Recorder.NONE).reconnects()).isTrue();
    }
}
