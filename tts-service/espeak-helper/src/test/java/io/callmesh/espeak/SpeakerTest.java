// SPDX-License-Identifier: GPL-3.0-or-later
package io.callmesh.espeak;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.espeak.wire.Reply;
import io.callmesh.espeak.wire.Request;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SpeakerTest {

    @TempDir
    static Path home;

    private static Speaker speaker;
    private static DataInputStream replies;
    private static Thread voice;
    private static int id;

    @BeforeAll
    static void start() throws IOException {
        var jar = Stream.of(System.getProperty("java.class.path").split(":")).filter(path -> path.contains("piper-jni")).findFirst().orElseThrow();
        var bundle = Bundle.in(Path.of(jar), home.resolve("espeak"));
        var out = new PipedOutputStream();
        replies = new DataInputStream(new PipedInputStream(out, 1 << 20));
        voice = Thread.ofPlatform().daemon().start(() -> speak(bundle, out));
        assertThat(Reply.read(replies)).isEqualTo(new Reply.Ready(0, 22_050));
    }

    private static void speak(Bundle bundle, PipedOutputStream out) {
        try {
            speaker = new Speaker(new Espeak(bundle.library(), bundle.data()), new DataOutputStream(out));
            speaker.run();
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterAll
    static void stop() {
        voice.interrupt();
    }

    @Test
    void aChineseSentenceHasSoundAndOneWordForEachCharacter() throws Exception {
        var heard = ask("cmn", "订单号是四二七一", 175);

        assertThat(heard).filteredOn(Reply.Sound.class::isInstance).isNotEmpty();
        assertThat(heard).filteredOn(Reply.Word.class::isInstance).extracting(word -> ((Reply.Word) word).position())
                .containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
        assertThat(heard.getLast()).isInstanceOfSatisfying(Reply.End.class, end -> assertThat(end.samples()).isGreaterThan(22_050));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void whatCannotBeSpokenIsRefusedWithAReason(String language, byte[] text, int wordsPerMinute, Reply.Reason reason) throws Exception {
        int asked = ++id;
        speaker.ask(new Request.Say(asked, false, wordsPerMinute, 50, language, text));

        assertThat(Reply.read(replies)).isEqualTo(new Reply.Refused(asked, reason));
    }

    static Stream<Arguments> refusals() {
        var hello = "hello".getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                Arguments.of("xx", hello, 175, Reply.Reason.UNKNOWN_LANGUAGE),
                Arguments.of("../../etc", hello, 175, Reply.Reason.UNKNOWN_LANGUAGE),
                Arguments.of("en-us", hello, 999, Reply.Reason.OUT_OF_RANGE),
                Arguments.of("en-us", new byte[] {(byte) 0xff}, 175, Reply.Reason.NOT_UTF8),
                Arguments.of("en-us", new byte[Request.MAX_TEXT_BYTES + 1], 175, Reply.Reason.TOO_LONG));
    }

    @Test
    void unpackingTwiceLeavesOneFolder() throws IOException {
        try (var files = Files.list(home)) {
            assertThat(files).containsExactly(home.resolve("espeak"));
        }
    }

    private static List<Reply> ask(String language, String text, int wordsPerMinute) throws Exception {
        speaker.ask(new Request.Say(++id, false, wordsPerMinute, 50, language, text.getBytes(StandardCharsets.UTF_8)));
        var heard = new ArrayList<Reply>();
        do heard.add(Reply.read(replies));
        while (!(heard.getLast() instanceof Reply.End));
        return heard;
    }
}
