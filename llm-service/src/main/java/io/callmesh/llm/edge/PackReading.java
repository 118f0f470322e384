package io.callmesh.llm.edge;

import io.callmesh.llm.pack.Pack;
import io.callmesh.proto.pack.v1.Choice;
import io.callmesh.proto.pack.v1.Intent;
import io.callmesh.proto.pack.v1.Passage;
import io.callmesh.proto.pack.v1.Phrase;
import io.callmesh.proto.pack.v1.Slot;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.util.List;

/// Packs as they come over the wire, as values.
final class PackReading {

    private PackReading() {}

    static Pack read(io.callmesh.proto.pack.v1.Pack pack) {
        return new Pack(
                pack.getRef().getId(),
                pack.getRef().getHash(),
                pack.getLanguagesList(),
                pack.getIntentsList().stream().map(PackReading::intent).toList(),
                pack.getSlotsList().stream().map(PackReading::slot).toList(),
                pack.getPassagesList().stream().map(PackReading::passage).toList(),
                pack.getExamplesList().stream().map(example -> new Pack.Example(example.getLanguage(), example.getText(), example.getAsked())).toList());
    }

    private static Pack.Intent intent(Intent intent) {
        return new Pack.Intent(intent.getName(), phrases(intent.getPhrasesList()));
    }

    private static List<Pack.Phrase> phrases(List<Phrase> phrases) {
        return phrases.stream().map(phrase -> new Pack.Phrase(phrase.getLanguage(), phrase.getText())).toList();
    }

    private static Pack.Slot slot(Slot slot) {
        var choices = slot.getChoicesList().stream().map(PackReading::choice).toList();
        return new Pack.Slot(slot.getName(), kind(slot), slot.getMinLength(), slot.getMaxLength(), choices);
    }

    private static Pack.Kind kind(Slot slot) {
        return switch (slot.getKind()) {
            case KIND_DIGITS -> Pack.Kind.DIGITS;
            case KIND_CHOICE -> Pack.Kind.CHOICE;
            case KIND_NUMBER -> Pack.Kind.NUMBER;
            case KIND_TEXT -> Pack.Kind.TEXT;
            case KIND_PHRASE -> Pack.Kind.PHRASE;
            case KIND_MONEY -> Pack.Kind.MONEY;
            case KIND_DATE -> Pack.Kind.DATE;
            case KIND_TIME -> Pack.Kind.TIME;
            case KIND_NAME -> Pack.Kind.NAME;
            case KIND_EMAIL -> Pack.Kind.EMAIL;
            case KIND_PHONE -> Pack.Kind.PHONE;
            case KIND_ADDRESS -> Pack.Kind.ADDRESS;
            case KIND_UNSPECIFIED, UNRECOGNIZED -> throw new MeshException(new Fault.BadInput("pack.slots[" + slot.getName() + "].kind", "must be one of those that pack.proto names"));
        };
    }

    private static Pack.Choice choice(Choice choice) {
        return new Pack.Choice(choice.getValue(), phrases(choice.getSpokenList()));
    }

    private static Pack.Passage passage(Passage passage) {
        return new Pack.Passage(passage.getId(), passage.getLanguage(), passage.getTitle(), passage.getText(), passage.getAbout());
    }
}
