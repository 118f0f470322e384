package io.callmesh.translation.edge;

import io.callmesh.proto.pack.v1.Choice;
import io.callmesh.proto.pack.v1.Pack;
import io.callmesh.proto.pack.v1.PackRef;
import io.callmesh.proto.pack.v1.Parallel;
import io.callmesh.proto.pack.v1.Phrase;
import io.callmesh.proto.pack.v1.Slot;
import io.callmesh.runtime.pack.PackShelf;
import io.callmesh.translation.engine.Phrasebook;
import io.callmesh.translation.engine.Phrasebook.Kind;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The phrase book of a pack.
final class Phrasebooks {

    private final PackShelf shelf;

    Phrasebooks(PackShelf shelf) {
        this.shelf = shelf;
    }

    /// A request that names no pack gets an empty book.
    ///
    /// @throws io.callmesh.runtime.MeshException with `NotFound`, reason `PACK_UNKNOWN`
    Phrasebook of(PackRef ref) {
        return ref.getHash().isEmpty() ? Phrasebook.EMPTY : book(shelf.get(ref));
    }

    /// That of the version of an assistant that came last; an empty one where none has come.
    Phrasebook latest(String assistant) {
        return shelf.latest(assistant).map(Phrasebooks::book).orElse(Phrasebook.EMPTY);
    }

    private static Phrasebook book(Pack pack) {
        var sentences = pack.getParallelsList().stream().map(Phrasebooks::sides).toList();
        var slots = pack.getSlotsList().stream().collect(Collectors.toMap(Slot::getName, Phrasebooks::slot, (first, _) -> first));
        return new Phrasebook(pack.getRef().getHash(), sentences, slots);
    }

    private static Map<String, String> sides(Parallel parallel) {
        return parallel.getSidesList().stream().collect(Collectors.toMap(Phrase::getLanguage, Phrase::getText, (first, _) -> first));
    }

    private static Phrasebook.Slot slot(Slot slot) {
        var choices = slot.getChoicesList().stream().map(Phrasebooks::choice).toList();
        return new Phrasebook.Slot(kind(slot.getKind()), slot.getMinLength(), slot.getMaxLength(), choices);
    }

    private static Phrasebook.Choice choice(Choice choice) {
        Map<String, List<String>> spoken = choice.getSpokenList().stream()
                .collect(Collectors.groupingBy(Phrase::getLanguage, Collectors.mapping(Phrase::getText, Collectors.toList())));
        return new Phrasebook.Choice(choice.getValue(), spoken);
    }

    private static Kind kind(Slot.Kind kind) {
        return switch (kind) {
            case KIND_DIGITS -> Kind.DIGITS;
            case KIND_CHOICE -> Kind.CHOICE;
            case KIND_NUMBER -> Kind.NUMBER;
            case KIND_MONEY, KIND_DATE, KIND_TIME, KIND_PHONE -> Kind.VALUE;
            case KIND_TEXT, KIND_PHRASE, KIND_NAME, KIND_EMAIL, KIND_ADDRESS, KIND_UNSPECIFIED, UNRECOGNIZED -> Kind.TEXT;
        };
    }
}
