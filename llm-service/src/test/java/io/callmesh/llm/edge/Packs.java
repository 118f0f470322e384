package io.callmesh.llm.edge;

import io.callmesh.proto.pack.v1.Choice;
import io.callmesh.proto.pack.v1.Intent;
import io.callmesh.proto.pack.v1.Pack;
import io.callmesh.proto.pack.v1.PackRef;
import io.callmesh.proto.pack.v1.Passage;
import io.callmesh.proto.pack.v1.Phrase;
import io.callmesh.proto.pack.v1.Slot;

/// A small shop, in English and Chinese.
final class Packs {

    static final PackRef SHOP = PackRef.newBuilder().setId("shop").setHash("5209").build();

    private Packs() {}

    static Pack shop() {
        return Pack.newBuilder()
                .setRef(SHOP)
                .addLanguages("en")
                .addLanguages("zh")
                .addIntents(intent("order_status", "where is my (order | package)", "[please] check [the status of] order [number] {orderNumber}", "我的订单(在哪里 | 到哪了)", "[请]查[一下]订单{orderNumber}"))
                .addIntents(intent("refund", "i want (a refund | my money back)", "what is your refund policy", "我要退款", "怎么退货"))
                .addIntents(intent("opening_hours", "when are you open", "what are your opening hours", "你们几点开门", "营业时间"))
                .addIntents(intent("yes", "yes [please]", "that is right", "是的", "对"))
                .addIntents(intent("no", "no [thanks]", "that is wrong", "不是", "不对"))
                .addIntents(intent("agent", "[i want to] (talk | speak) to (a person | an agent)", "转人工"))
                .addSlots(Slot.newBuilder().setName("orderNumber").setKind(Slot.Kind.KIND_DIGITS).setMinLength(4).setMaxLength(4))
                .addSlots(Slot.newBuilder().setName("message").setKind(Slot.Kind.KIND_TEXT))
                .addSlots(Slot.newBuilder().setName("day").setKind(Slot.Kind.KIND_DATE))
                .addSlots(Slot.newBuilder().setName("hour").setKind(Slot.Kind.KIND_TIME))
                .addSlots(Slot.newBuilder().setName("color").setKind(Slot.Kind.KIND_CHOICE)
                        .addChoices(Choice.newBuilder().setValue("dark blue").addSpoken(phrase("zh", "深蓝色")))
                        .addChoices(Choice.newBuilder().setValue("blue").addSpoken(phrase("zh", "蓝色"))))
                .addPassages(passage("knowledge/refunds.en.md#how-long", "en", "How long refunds take",
                        "Refunds go back to the card you paid with. It takes five working days until the money arrives. Gift cards are refunded at once."))
                .addPassages(passage("knowledge/delivery.en.md#cost", "en", "What delivery costs", "Delivery is free above forty dollars. Below that it costs four dollars."))
                .addPassages(passage("knowledge/hours.en.md#hours", "en", "Opening hours", "We are open from nine to six on weekdays. On Saturdays we close at two."))
                .addPassages(passage("knowledge/refunds.zh.md#how-long", "zh", "退款要多久", "退款会退回您付款时用的卡。一般需要五个工作日到账。礼品卡会立即退还。"))
                .addPassages(passage("knowledge/delivery.zh.md#cost", "zh", "运费", "满四十元免运费。不足四十元收取四元运费。"))
                .build();
    }

    private static Intent intent(String name, String... patterns) {
        var intent = Intent.newBuilder().setName(name);
        for (var pattern : patterns) intent.addPhrases(phrase(pattern.codePoints().anyMatch(c -> c > 0x2E80) ? "zh" : "en", pattern));
        return intent.build();
    }

    private static Phrase phrase(String language, String text) {
        return Phrase.newBuilder().setLanguage(language).setText(text).build();
    }

    private static Passage passage(String id, String language, String title, String text) {
        return Passage.newBuilder().setId(id).setLanguage(language).setTitle(title).setText(text).build();
    }
}
