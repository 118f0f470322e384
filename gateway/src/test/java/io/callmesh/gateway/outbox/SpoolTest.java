package io.callmesh.gateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {

    private static final long ROOM = 64 << 20;

    @TempDir
    Path folder;

    @Test
    void whatWasAddedIsFoundAgainInOrderWithoutWhatWasCarried() throws IOException {
        // Given
        try (var spool = Spool.open(folder, ROOM)) {
            for (int i = 0; i < 5; i++) assertThat(spool.add(bytes("record " + i))).isTrue();
            spool.carried(spool.peek(2));
        }

        // When
        try (var spool = Spool.open(folder, ROOM)) {
            // Then
            assertThat(spool.waiting()).isEqualTo(3);
            assertThat(texts(spool)).containsExactly("record 2", "record 3", "record 4");
        }
    }

    @Test
    void aRecordThatWasTornByAKillIsCutOffAndTheNextGoesBehindTheLastWholeOne() throws IOException {
        // Given
        try (var spool = Spool.open(folder, ROOM)) {
            spool.add(bytes("whole"));
            spool.add(bytes("torn in two"));
        }
        var file = segments().getLast();
        try (var channel = java.nio.channels.FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() - 4);
        }

        // When
        try (var spool = Spool.open(folder, ROOM)) {
            spool.add(bytes("next"));

            // Then
            assertThat(texts(spool)).containsExactly("whole", "next");
        }
    }

    @Test
    void noiseAtTheEndOfTheFileIsNoRecord() throws IOException {
        try (var spool = Spool.open(folder, ROOM)) {
            spool.add(bytes("whole"));
        }
        Files.write(segments().getLast(), new byte[] {0, 0, 0, 2, 1, 2, 3, 4, 'n', 'o'}, StandardOpenOption.APPEND);

        try (var spool = Spool.open(folder, ROOM)) {
            assertThat(texts(spool)).containsExactly("whole");
        }
    }

    @Test
    void aBookmarkThatCannotBeReadHasEverythingCarriedAgain() throws IOException {
        try (var spool = Spool.open(folder, ROOM)) {
            spool.add(bytes("one"));
            spool.add(bytes("two"));
            spool.carried(spool.peek(1));
        }
        Files.write(folder.resolve("bookmark"), new byte[] {1, 2, 3});

        try (var spool = Spool.open(folder, ROOM)) {
            assertThat(texts(spool)).containsExactly("one", "two");
        }
    }

    @Test
    void itTakesNoMoreThanItsLimitAndHasRoomAgainWhenFilesWereCarried() throws IOException {
        try (var spool = Spool.open(folder, 9 << 20)) {
            var record = new byte[1 << 20];
            int taken = 0;
            while (spool.add(record)) taken++;
            assertThat(taken).isEqualTo(8);
            assertThat(spool.bytes()).isLessThan(9 << 20);

            spool.carried(spool.peek(taken));

            assertThat(spool.waiting()).isZero();
            assertThat(spool.bytes()).isZero();
            assertThat(spool.add(record)).isTrue();
            assertThat(segments()).hasSize(1);
        }
    }

    /// Against a list, with kills in between: nothing is lost, nothing is told out of order.
    @Property(tries = 60)
    void whateverHappensItHoldsWhatWasAddedAndNotCarried(@ForAll long seed) throws IOException {
        var random = new Random(seed);
        var place = Files.createTempDirectory("spool");
        var model = new ArrayList<String>();
        int number = 0;
        var spool = Spool.open(place, ROOM);
        for (int step = 0; step < 60; step++) {
            switch (random.nextInt(5)) {
                case 0, 1, 2 -> {
                    var text = number++ + "x".repeat(random.nextInt(4) == 0 ? 900_000 : 20);
                    assertThat(spool.add(bytes(text))).isTrue();
                    model.add(text);
                }
                case 3 -> {
                    var front = spool.peek(1 + random.nextInt(4));
                    if (!front.isEmpty()) spool.carried(front);
                    model.subList(0, front.size()).clear();
                }
                default -> {
                    // A kill closes nothing: the files are as they are.
                    spool = Spool.open(place, ROOM);
                }
            }
            assertThat(spool.waiting()).isEqualTo(model.size());
        }
        assertThat(texts(spool)).isEqualTo(model);
        spool.close();
        try (var files = Files.walk(place)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }

    private List<Path> segments() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".segment")).sorted().toList();
        }
    }

    private static List<String> texts(Spool spool) throws IOException {
        return spool.peek(Integer.MAX_VALUE).stream().map(one -> new String(one.content(), StandardCharsets.UTF_8)).toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
