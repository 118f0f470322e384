package io.callmesh.espeak.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireTest {

    @Test
    void aRequestArrivesAsItWasSent() throws IOException {
        var text = "您好, 4271".getBytes(StandardCharsets.UTF_8);
        var bytes = new ByteArrayOutputStream();
        new Request.Say(7, true, 175, 50, "cmn", text).write(new DataOutputStream(bytes));
        new Request.Cancel(7).write(new DataOutputStream(bytes));

        var in = in(bytes.toByteArray());
        assertThat(Request.read(in)).usingRecursiveComparison().isEqualTo(new Request.Say(7, true, 175, 50, "cmn", text));
        assertThat(Request.read(in)).isEqualTo(new Request.Cancel(7));
        assertThatThrownBy(() -> Request.read(in)).isInstanceOf(EOFException.class);
    }

    @Test
    void repliesArriveAsTheyWereSent() throws IOException {
        var replies = new Reply[] {new Reply.Ready(0, 22_050), new Reply.Word(3, 4, 2, 1_200), new Reply.End(3, 99, false),
            new Reply.Refused(4, Reply.Reason.UNKNOWN_LANGUAGE), new Reply.Sound(3, new byte[] {1, 2, 3, 4})};
        var bytes = new ByteArrayOutputStream();
        for (var reply : replies) reply.write(new DataOutputStream(bytes));

        var in = in(bytes.toByteArray());
        for (var reply : replies) assertThat(Reply.read(in)).usingRecursiveComparison().isEqualTo(reply);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, Request.MAX_BYTES + 1, -1})
    void aFrameOfImpossibleLengthIsRefusedBeforeItIsRead(int length) throws IOException {
        var bytes = new ByteArrayOutputStream();
        new DataOutputStream(bytes).writeInt(length);

        assertThatThrownBy(() -> Request.read(in(bytes.toByteArray()))).isInstanceOf(IOException.class).hasMessageContaining("length");
        assertThatThrownBy(() -> Reply.read(in(bytes.toByteArray()))).isInstanceOf(IOException.class).hasMessageContaining("length");
    }

    private static DataInputStream in(byte[] bytes) {
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }
}
