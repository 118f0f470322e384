package io.callmesh.eval.understanding.grpc;

import io.callmesh.eval.understanding.Mind;
import io.callmesh.eval.understanding.TrainingPack;
import io.callmesh.proto.llm.v1.SlotValue;
import io.callmesh.proto.llm.v1.UnderstandResponse;
import io.callmesh.proto.pack.v1.Choice;
import io.callmesh.proto.pack.v1.Example;
import io.callmesh.proto.pack.v1.Intent;
import io.callmesh.proto.pack.v1.Pack;
import io.callmesh.proto.pack.v1.PackRef;
import io.callmesh.proto.pack.v1.Phrase;
import io.callmesh.proto.pack.v1.Slot;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/// Packs and values on the wire.
final class PackMessage {

    private PackMessage() {}

    /// @param byHeart whether a slot has just the values that the training lines have, as a baseline; otherwise it is learned from examples
    static Pack of(TrainingPack training, boolean byHeart) {
        var pack = Pack.newBuilder().addLanguages(training.language());
        training.phrases().forEach((intent, phrases) -> pack.addIntents(intent(intent, training.language(), phrases)));
        training.values().forEach((slot, values) -> pack.addSlots(byHeart ? choice(slot, values) : Slot.newBuilder().setName(slot).setKind(Slot.Kind.KIND_PHRASE)));
        if (!byHeart) training.examples().forEach(example -> pack.addExamples(Example.newBuilder().setLanguage(training.language()).setText(example.text()).setAsked(example.asked())));
        return pack.setRef(PackRef.newBuilder().setId("evaluation-" + training.name()).setHash(hash(pack.build()))).build();
    }

    private static Slot.Builder choice(String slot, Set<String> values) {
        return Slot.newBuilder().setName(slot).setKind(Slot.Kind.KIND_CHOICE)
                .addAllChoices(values.stream().filter(value -> !value.isBlank()).map(value -> Choice.newBuilder().setValue(value).build()).toList());
    }

    private static Intent.Builder intent(String name, String language, List<String> phrases) {
        var intent = Intent.newBuilder().setName(name);
        for (var phrase : phrases) intent.addPhrases(Phrase.newBuilder().setLanguage(language).setText(phrase));
        return intent;
    }

    private static String hash(Pack pack) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(pack.toByteArray()));
        } catch (NoSuchAlgorithmException inEveryJava) {
            throw new IllegalStateException(inEveryJava);
        }
    }

    /// From code points to UTF-16 units.
    static List<Mind.Value> spans(UnderstandResponse understood, String text) {
        return understood.getSlotsList().stream().map(value -> span(value, text)).toList();
    }

    private static Mind.Value span(SlotValue value, String text) {
        return new Mind.Value(value.getName(), text.offsetByCodePoints(0, value.getFrom()), text.offsetByCodePoints(0, value.getTo()));
    }
}
