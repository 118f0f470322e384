package io.callmesh.gateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.callmesh.gateway.outbox.Parcel.Rank;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {

    private static final Duration WAIT = Duration.ofSeconds(10);
    private static final Duration RETRY = Duration.ofMillis(2);

    private final Carriers topics = new Carriers();
    private final List<Outbox> open = new ArrayList<>();

    @TempDir
    Path folder;

    @AfterEach
    void close() throws InterruptedException {
        for (var outbox : open) outbox.close(Duration.ZERO);
    }

    @Test
    void parcelsPutWhileTheCarrierIsAwayArriveInOrderWhenItIsBack() {
        // Given
        var outbox = outbox(folder, 100);
        topics.away = true;
        for (int i = 1; i <= 40; i++) outbox.put(parcel("call", i));
        await().atMost(WAIT).until(() -> outbox.spilled() == 40 && topics.tried > 3);

        // When
        topics.away = false;

        // Then
        await().atMost(WAIT).until(() -> outbox.waiting() == 0);
        assertThat(topics.ids()).containsExactlyElementsOf(ids("call", 40));
        assertThat(outbox.dropped()).isZero();
    }

    @Test
    void whatAKilledProcessLeftBehindIsCarriedByTheNextAlsoFromAnotherSlot() throws IOException {
        // Given: two processes on one folder
        topics.away = true;
        var first = outbox(folder, 100);
        var second = outbox(folder, 100);
        for (int i = 1; i <= 10; i++) {
            first.put(parcel("one", i));
            second.put(parcel("two", i));
        }
        await().atMost(WAIT).until(() -> first.spilled() + second.spilled() == 20);
        var left = copy(folder);

        assertThat(Files.getPosixFilePermissions(folder.resolve("0"))).hasSize(3);

        // When: both are gone, one comes back
        topics.away = false;
        var after = new Carriers();
        var next = new Outbox(limits(left, 100), after, after.arrived::add);
        open.add(next);

        // Then
        await().atMost(WAIT).until(() -> next.waiting() == 0);
        assertThat(after.ids("one")).containsExactlyElementsOf(ids("one", 10));
        assertThat(after.ids("two")).containsExactlyElementsOf(ids("two", 10));
        assertThat(left.resolve("1").resolve("bookmark")).doesNotExist();
    }

    @Test
    void aRoundThatBreaksOffIsBegunAgain() {
        // Given
        var arrived = new CopyOnWriteArrayList<Parcel>();
        var outbox = new Outbox(limits(folder, 100), topics, parcel -> {
            arrived.add(parcel);
            if (arrived.size() == 2) throw new IllegalStateException("a defect");
        });
        open.add(outbox);

        // When
        for (int i = 1; i <= 5; i++) outbox.put(parcel("call", i));

        // Then
        await().atMost(WAIT).until(() -> outbox.waiting() == 0);
        assertThat(arrived).extracting(Parcel::id).containsExactly("call-1", "call-2", "call-2", "call-3", "call-4", "call-5");
    }

    @Test
    void closingLosesNothingWhereThereIsADisk() throws InterruptedException {
        // Given
        topics.away = true;
        var outbox = outbox(folder, 100);
        for (int i = 1; i <= 10; i++) outbox.put(parcel("call", i));

        // When
        outbox.close(Duration.ZERO);
        topics.away = false;
        var next = outbox(folder, 100);

        // Then
        await().atMost(WAIT).until(() -> next.waiting() == 0);
        assertThat(topics.ids()).containsExactlyElementsOf(ids("call", 10));
        assertThat(outbox.dropped()).isZero();
    }

    @Test
    void withoutADiskTheMemoryIsAllThereIsAndAnalyticsGoFirst() {
        // Given
        topics.away = true;
        var outbox = new Outbox(new Outbox.Limits(Optional.empty(), 0, 10, RETRY), topics, topics.arrived::add);
        open.add(outbox);

        // When
        for (int i = 1; i <= 5; i++) outbox.put(parcel("call", i));
        boolean analytics = outbox.put(new Parcel(Rank.ANALYTICS, "callmesh.figures.v1", "call", "figures", "type", "", "", Instant.EPOCH, "{}"));
        for (int i = 6; i <= 20; i++) outbox.put(parcel("call", i));

        // Then
        assertThat(analytics).isFalse();
        assertThat(outbox.shed()).isEqualTo(1);
        assertThat(outbox.waiting()).isEqualTo(10);
        assertThat(outbox.dropped()).isEqualTo(10);
        topics.away = false;
        await().atMost(WAIT).until(() -> outbox.waiting() == 0);
        assertThat(topics.ids()).containsExactlyElementsOf(ids("call", 10));
    }

    @Test
    void aFullDiskHasTheRestWaitInMemoryAndEverythingStillArrivesInOrder() {
        // Given: room for eight segments' worth of nothing: 64 kB
        topics.away = true;
        var outbox = new Outbox(new Outbox.Limits(Optional.of(folder), 64 << 10, 200, RETRY), topics, topics.arrived::add);
        open.add(outbox);

        // When
        for (int i = 1; i <= 100; i++) outbox.put(parcel("call", i, "x".repeat(1_000)));
        await().atMost(WAIT).until(() -> outbox.spilled() >= 40);

        // Then
        assertThat(outbox.waiting()).isEqualTo(100);
        assertThat(outbox.spilled()).isLessThanOrEqualTo(64);
        assertThat(outbox.bytes()).isLessThanOrEqualTo(64 << 10);
        topics.away = false;
        await().atMost(WAIT).until(() -> outbox.waiting() == 0);
        assertThat(topics.ids()).containsExactlyElementsOf(ids("call", 100));
    }

    @Test
    void aParcelThatIsRefusedHoldsUpNobodyAndItsDeadLetterSaysWhichItWasAndNotWhatItSaid() {
        var outbox = outbox(folder, 100);
        topics.refused = "call-1";

        outbox.put(parcel("call", 1, "{\"caller\":\"secret words\"}"));
        outbox.put(parcel("call", 2));

        await().atMost(WAIT).until(() -> outbox.waiting() == 0);
        assertThat(outbox.refused()).isEqualTo(1);
        assertThat(topics.ids()).containsExactly("call-2", "call-1-refused");
        var letter = topics.arrived.getLast();
        assertThat(letter.topic()).isEqualTo("callmesh.journal.dlq.v1");
        assertThat(letter.value()).contains("\"id\":\"call-1\"", "\"reason\":\"IllegalArgumentException\"", "\"bytes\":25").doesNotContain("secret");
    }

    @Test
    void whoPutsNeverWaitsForACarrierThatNeverAnswers() {
        // Given
        topics.silent = true;
        var outbox = outbox(folder, 100);

        // When
        for (int i = 1; i <= 80; i++) assertThat(outbox.put(parcel("call", i))).isTrue();

        // Then
        await().atMost(WAIT).until(() -> outbox.spilled() == 80);
        assertThat(topics.tried).isEqualTo(1);
    }

    @Test
    void parcelsOfOneKeyStayInOrderWhateverFails() {
        // Given
        var random = new Random(7);
        topics.failing = () -> random.nextInt(4) == 0;
        var outbox = outbox(folder, 1_000);

        // When
        for (int i = 1; i <= 60; i++) {
            for (int call = 0; call < 5; call++) outbox.put(parcel("call" + call, i));
        }

        // Then
        await().atMost(WAIT).until(() -> outbox.waiting() == 0);
        for (int call = 0; call < 5; call++) assertThat(topics.ids("call" + call)).containsExactlyElementsOf(ids("call" + call, 60));
    }

    private Outbox outbox(Path where, int room) {
        var outbox = new Outbox(limits(where, room), topics, topics.arrived::add);
        open.add(outbox);
        return outbox;
    }

    private static Outbox.Limits limits(Path where, int room) {
        return new Outbox.Limits(Optional.of(where), 64 << 20, room, RETRY);
    }

    private static Parcel parcel(String key, int number) {
        return parcel(key, number, "{}");
    }

    private static Parcel parcel(String key, int number, String value) {
        return new Parcel(Rank.RECORD, "callmesh.journal.v1", key, key + "-" + number, "type", key, "acme", Instant.EPOCH, value);
    }

    private static List<String> ids(String key, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(number -> key + "-" + number).toList();
    }

    /// As a kill leaves it.
    private Path copy(Path from) throws IOException {
        var to = Files.createTempDirectory(folder, "copy");
        try (var files = Files.walk(from)) {
            for (var file : files.filter(Files::isRegularFile).filter(file -> !file.startsWith(to)).toList()) {
                var target = to.resolve(from.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        return to;
    }

    /// Carries nowhere; can be away.
    private static final class Carriers implements Carrier {

        final List<Parcel> arrived = new CopyOnWriteArrayList<>();
        volatile boolean away;
        volatile boolean silent;
        volatile String refused = "";
        volatile int tried;
        volatile java.util.function.BooleanSupplier failing = () -> false;

        @Override
        public CompletableFuture<Void> carry(Parcel parcel) {
            tried++;
            if (silent) return new CompletableFuture<>();
            if (parcel.id().equals(refused)) return CompletableFuture.failedFuture(new Refused(new IllegalArgumentException("no")));
            if (away || failing.getAsBoolean()) return CompletableFuture.failedFuture(new IOException("away"));
            return CompletableFuture.completedFuture(null);
        }

        List<String> ids() {
            return arrived.stream().map(Parcel::id).toList();
        }

        List<String> ids(String key) {
            return arrived.stream().filter(parcel -> parcel.key().equals(key)).map(Parcel::id).toList();
        }
    }
}
