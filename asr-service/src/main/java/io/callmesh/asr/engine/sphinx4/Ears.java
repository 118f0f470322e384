package io.callmesh.asr.engine.sphinx4;

import io.callmesh.asr.adaptation.Vocabularies;
import io.callmesh.asr.adaptation.Vocabulary;
import io.callmesh.proto.pack.v1.Intent;
import io.callmesh.proto.pack.v1.Pack;
import io.callmesh.proto.pack.v1.Phrase;
import io.callmesh.proto.pack.v1.Slot;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// Puts ears together of what is ready or being made.
final class Ears {

    /// Which vocabulary: of which version of which pack, for which question or in general, of whole sentences or of free words.
    private record Key(String hash, String question, List<String> hints, boolean free) {}

    private static final Vocabularies ENGLISH = new Vocabularies("en", SoundModel::dictionary);
    private static final Logger LOG = Logger.getLogger(Ears.class);
    /// Spoken to without an assistant: digits, yes and no.
    private static final Pack NOBODY = Pack.newBuilder()
            .addSlots(Slot.newBuilder().setName("digits").setKind(Slot.Kind.KIND_DIGITS).setMinLength(1).setMaxLength(6))
            .addIntents(Intent.newBuilder().setName("yes").addPhrases(Phrase.newBuilder().setLanguage("en").setText("(yes | no)")))
            .build();

    private final int freeWords;
    private final CompletableFuture<SoundModel> model;
    private final CompletableFuture<Network> anything;
    private final CompletableFuture<GeneralEnglish> english;
    private final CompletableFuture<Triphones> triphones;
    private final Executor maker;
    private final Stock<Key> made;

    /// @param maker runs what takes seconds, one after the other
    Ears(Executor maker, Sphinx4Settings settings) {
        this.maker = maker;
        freeWords = settings.freeWords();
        made = new Stock<>(settings.bytes());
        model = CompletableFuture.supplyAsync(SoundModel::new, maker);
        anything = model.thenApply(loaded -> new Networks(loaded).anything(1e-3));
        triphones = model.thenApply(Triphones::new);
        english = freeWords > 0 ? CompletableFuture.supplyAsync(GeneralEnglish::new, maker) : new CompletableFuture<>();
    }

    /// An ear for one situation. It does not wait for callers' own words.
    Future<Ear> of(Pack pack, String expecting, List<String> hints) {
        var known = pack.getIntentsCount() == 0 ? NOBODY : pack;
        var general = network(known, "", hints, () -> ENGLISH.general(known, hints));
        boolean asked = !expecting.isEmpty() && known.getSlotsList().stream().anyMatch(slot -> slot.getName().equals(expecting) && slot.getKind() != Slot.Kind.KIND_TEXT);
        var free = pack.getIntentsCount() == 0 ? Optional.<Future<FreeSpeech>>empty() : free(pack, hints);
        if (!asked) return general.thenApply(network -> new Ear(model.join(), List.of(network), anything.join(), free));
        var answers = network(known, expecting, List.of(), () -> ENGLISH.answers(known, expecting));
        return answers.thenCombine(general, (first, second) -> new Ear(model.join(), List.of(first, second), anything.join(), free));
    }

    private CompletableFuture<Network> network(Pack pack, String question, List<String> hints, Supplier<Vocabulary> vocabulary) {
        var key = new Key(pack.getRef().getHash(), question, hints, false);
        return made.of(key, () -> model.thenApplyAsync(loaded -> make(loaded, pack.getRef().getId(), question, vocabulary), maker)).thenApply(Network.class::cast);
    }

    /// Queued twice, so that all that calls wait for is made before.
    private Optional<Future<FreeSpeech>> free(Pack pack, List<String> hints) {
        if (freeWords == 0) return Optional.empty();
        var key = new Key(pack.getRef().getHash(), "", hints, true);
        return Optional.of(made.of(key, () -> english.thenApplyAsync(general -> general, maker).thenApplyAsync(general -> make(general, pack, hints), maker)).thenApply(FreeSpeech.class::cast));
    }

    /// How much is being made that calls would wait for.
    int preparing() {
        return made.preparing(key -> !key.free);
    }

    private static Compiled make(SoundModel loaded, String pack, String question, Supplier<Vocabulary> vocabulary) {
        long began = System.nanoTime();
        var words = vocabulary.get();
        var network = new Networks(loaded).of(words);
        LOG.infof("vocabulary ready pack=%s question=%s words=%d nodes=%d kilobytes=%d leftOut=%d ms=%d", pack, question,
                words.pronunciations().size(), network.size, network.bytes() >> 10, words.leftOut(), (System.nanoTime() - began) / 1_000_000);
        return network;
    }

    private Compiled make(GeneralEnglish general, Pack pack, List<String> hints) {
        long began = System.nanoTime();
        var words = ENGLISH.free(pack, hints, Set.copyOf(general.usual(freeWords)));
        var free = new Networks(model.join()).free(words, general, triphones.join());
        LOG.infof("free words ready pack=%s words=%d nodes=%d kilobytes=%d ms=%d", pack.getRef().getId(),
                words.words().size(), free.tree().size(), free.bytes() >> 10, (System.nanoTime() - began) / 1_000_000);
        return free;
    }
}
