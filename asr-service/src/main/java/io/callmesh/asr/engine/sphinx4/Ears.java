package io.callmesh.asr.engine.sphinx4;

import io.callmesh.asr.adaptation.Vocabularies;
import io.callmesh.asr.adaptation.Vocabulary;
import io.callmesh.proto.pack.v1.Intent;
import io.callmesh.proto.pack.v1.Pack;
import io.callmesh.proto.pack.v1.Phrase;
import io.callmesh.proto.pack.v1.Slot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// Puts ears together of networks that are ready or being made; the one asked for longest ago makes room for a new one.
final class Ears {

    /// Which vocabulary: of which version of which pack, for which question or in general.
    private record Key(String hash, String question, List<String> hints) {}

    private static final Vocabularies ENGLISH = new Vocabularies("en", SoundModel::dictionary);
    private static final Logger LOG = Logger.getLogger(Ears.class);
    /// Spoken to without an assistant: digits, yes and no.
    private static final Pack NOBODY = Pack.newBuilder()
            .addSlots(Slot.newBuilder().setName("digits").setKind(Slot.Kind.KIND_DIGITS).setMinLength(1).setMaxLength(6))
            .addIntents(Intent.newBuilder().setName("yes").addPhrases(Phrase.newBuilder().setLanguage("en").setText("(yes | no)")))
            .build();

    private final CompletableFuture<SoundModel> model;
    private final CompletableFuture<Network> anything;
    private final Executor maker;
    private final Map<Key, CompletableFuture<Network>> made;

    /// @param maker runs what takes seconds, one after the other
    Ears(Executor maker, int room) {
        this.maker = maker;
        model = CompletableFuture.supplyAsync(SoundModel::new, maker);
        anything = model.thenApply(loaded -> new Networks(loaded).anything(1e-3));
        made = new LinkedHashMap<>(room, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, CompletableFuture<Network>> eldest) {
                return size() > room;
            }
        };
    }

    /// An ear for one situation.
    Future<Ear> of(Pack pack, String expecting, List<String> hints) {
        var known = pack.getIntentsCount() == 0 ? NOBODY : pack;
        var general = network(known, "", hints, () -> ENGLISH.general(known, hints));
        boolean asked = !expecting.isEmpty() && known.getSlotsList().stream().anyMatch(slot -> slot.getName().equals(expecting) && slot.getKind() != Slot.Kind.KIND_TEXT);
        if (!asked) return general.thenApply(network -> new Ear(model.join(), List.of(network), anything.join()));
        var answers = network(known, expecting, List.of(), () -> ENGLISH.answers(known, expecting));
        return answers.thenCombine(general, (first, second) -> new Ear(model.join(), List.of(first, second), anything.join()));
    }

    private synchronized CompletableFuture<Network> network(Pack pack, String question, List<String> hints, Supplier<Vocabulary> vocabulary) {
        var key = new Key(pack.getRef().getHash(), question, hints);
        var already = made.get(key);
        if (already != null && !already.isCompletedExceptionally()) return already;
        var making = model.thenApplyAsync(loaded -> make(loaded, pack.getRef().getId(), question, vocabulary), maker);
        made.put(key, making);
        return making;
    }

    synchronized int preparing() {
        return (int) made.values().stream().filter(network -> !network.isDone()).count();
    }

    private static Network make(SoundModel loaded, String pack, String question, Supplier<Vocabulary> vocabulary) {
        long began = System.nanoTime();
        var words = vocabulary.get();
        var network = new Networks(loaded).of(words);
        LOG.infof("vocabulary ready pack=%s question=%s words=%d nodes=%d leftOut=%d ms=%d", pack, question,
                words.pronunciations().size(), network.size, words.leftOut(), (System.nanoTime() - began) / 1_000_000);
        return network;
    }
}
