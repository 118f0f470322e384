package io.callmesh.asr;

import io.callmesh.proto.pack.v1.Choice;
import io.callmesh.proto.pack.v1.Intent;
import io.callmesh.proto.pack.v1.Pack;
import io.callmesh.proto.pack.v1.PackRef;
import io.callmesh.proto.pack.v1.Phrase;
import io.callmesh.proto.pack.v1.Slot;
import java.util.Arrays;

/// A small shop's pack, for tests.
public final class Retail {

    public static final Pack PACK = Pack.newBuilder()
            .setRef(PackRef.newBuilder().setId("retail").setHash("0123abcd"))
            .addLanguages("en")
            .addIntents(intent("order_status", "where is my (order | package | parcel)", "[please] check [the status of] order [number] {orderNumber}", "could you tell me where my (parcel | order) is"))
            .addIntents(intent("refund", "(i want | i would like) a refund [for order {orderNumber}]", "how long does a refund take"))
            .addIntents(intent("hours", "what are your opening hours", "when are you open"))
            .addIntents(intent("agent", "[let me] talk to (a person | an agent | someone)"))
            .addIntents(intent("yes", "(yes | yes please | that is right | correct)"))
            .addIntents(intent("no", "(no | no thanks | that is wrong)"))
            .addSlots(Slot.newBuilder().setName("orderNumber").setKind(Slot.Kind.KIND_DIGITS).setMinLength(4).setMaxLength(4))
            .addSlots(Slot.newBuilder().setName("coffeeDrink").setKind(Slot.Kind.KIND_CHOICE)
                    .addChoices(Choice.newBuilder().setValue("latte"))
                    .addChoices(Choice.newBuilder().setValue("iced coffee").addSpoken(phrase("cold coffee"))))
            .build();

    private Retail() {}

    private static Intent intent(String name, String... patterns) {
        return Intent.newBuilder().setName(name).addAllPhrases(Arrays.stream(patterns).map(Retail::phrase).toList()).build();
    }

    private static Phrase phrase(String text) {
        return Phrase.newBuilder().setLanguage("en").setText(text).build();
    }
}
