package io.callmesh.asr.engine.sphinx4;

import io.callmesh.asr.adaptation.Vocabularies;
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
import org.jboss.logging.Logger;

/// The ears that are ready or being made ready, by what they expect; the one asked for longest ago makes room.
final class Ears {

    /// Which vocabulary: of which version of which pack, after which question.
    record Key(String hash, String expecting, List<String> hints) {}

    private static final Logger LOG = Logger.getLogger(Ears.class);
    /// Spoken to without an assistant: digits, yes and no.
    private static final Pack NOBODY = Pack.newBuilder()
            .addSlots(Slot.newBuilder().setName("digits").setKind(Slot.Kind.KIND_DIGITS).setMinLength(1).setMaxLength(6))
            .addIntents(Intent.newBuilder().setName("yes").addPhrases(Phrase.newBuilder().setLanguage("en").setText("(yes | no)")))
            .build();

    private final CompletableFuture<SoundModel> model;
    private final CompletableFuture<Network> anything;
    private final Executor maker;
    private final Map<Key, CompletableFuture<Ear>> made;

    /// @param maker runs what takes seconds, one after the other
    Ears(Executor maker, int room) {
        this.maker = maker;
        model = CompletableFuture.supplyAsync(SoundModel::new, maker);
        anything = model.thenApply(loaded -> new Networks(loaded).anything(1e-3));
        made = new LinkedHashMap<>(room, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, CompletableFuture<Ear>> eldest) {
                return size() > room;
            }
        };
    }

    /// An ear for one situation; asked for again, the same one.
    synchronized Future<Ear> of(Pack pack, String expecting, List<String> hints) {
        var key = new Key(pack.getRef().getHash(), expecting, hints);
        var already = made.get(key);
        if (already != null && !already.isCompletedExceptionally()) return already;
        var making = model.thenApplyAsync(loaded -> make(loaded, pack, expecting, hints), maker);
        made.put(key, making);
        return making;
    }

    synchronized int preparing() {
        return (int) made.values().stream().filter(ear -> !ear.isDone()).count();
    }

    private Ear make(SoundModel loaded, Pack pack, String expecting, List<String> hints) {
        long began = System.nanoTime();
        var vocabulary = new Vocabularies("en", SoundModel::dictionary).of(pack.getIntentsCount() == 0 ? NOBODY : pack, expecting, hints);
        var network = new Networks(loaded).of(vocabulary);
        LOG.infof("vocabulary ready pack=%s expecting=%s words=%d nodes=%d leftOut=%d ms=%d", pack.getRef().getId(), expecting,
                vocabulary.pronunciations().size(), network.size, vocabulary.leftOut(), (System.nanoTime() - began) / 1_000_000);
        return new Ear(loaded, network, anything.join());
    }
}
