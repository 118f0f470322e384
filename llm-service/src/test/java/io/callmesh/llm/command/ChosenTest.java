package io.callmesh.llm.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.callmesh.llm.command.Command.Answer;
import io.callmesh.llm.command.Command.Correct;
import io.callmesh.llm.command.Command.HandOff;
import io.callmesh.llm.command.Command.SetSlot;
import io.callmesh.llm.command.Command.StartFlow;
import io.callmesh.llm.language.Language;
import io.callmesh.llm.pack.Pack;
import io.callmesh.llm.pack.Pack.Kind;
import io.callmesh.runtime.privacy.Spoken;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChosenTest {

    private static final Pack SHOP = new Pack("shop", "1", List.of("en", "zh"),
            List.of(intent("refund", new Pack.Phrase("en", "i want a refund"), new Pack.Phrase("zh", "我要退款")), intent("order_status"), intent("yes"), intent("agent"), intent("out_of_scope")),
            List.of(new Pack.Slot("orderNumber", Kind.DIGITS, 4, 4, List.of()), new Pack.Slot("count", Kind.NUMBER, 0, 0, List.of()), new Pack.Slot("message", Kind.TEXT, 0, 0, List.of()),
                    new Pack.Slot("size", Kind.CHOICE, 0, 0, List.of(new Pack.Choice("large", List.of())))), List.of());
    private static final Menu MENU = Menu.of(SHOP, Language.ENGLISH);

    private static Pack.Intent intent(String name, Pack.Phrase... phrases) {
        return new Pack.Intent(name, List.of(phrases));
    }

    private static List<Command> read(String heard, String commands) {
        return Chosen.read("{\"commands\":[" + commands.replace("{\"command\"", "{\"words\":\"" + heard + "\",\"command\"") + "]}", MENU, Spoken.of(heard));
    }

    @Test
    void whatTheCallerSaidAndThePackOffersIsBelieved() {
        assertThat(read("I want a refund for order four two seven one",
                "{\"command\":\"start_flow\",\"flow\":\"refund\"},{\"command\":\"set_slot\",\"slot\":\"orderNumber\",\"value\":\"4271\"}"))
                .containsExactly(new StartFlow("refund"), new SetSlot("orderNumber", Spoken.of("4271")));
        assertThat(read("no, two of them, large", "{\"command\":\"correct\",\"slot\":\"count\",\"value\":\"2\"},{\"command\":\"set_slot\",\"slot\":\"size\",\"value\":\"large\"}"))
                .containsExactly(new Correct("count", Spoken.of("2")), new SetSlot("size", Spoken.of("large")));
        assertThat(read("tell them I will be late", "{\"command\":\"set_slot\",\"slot\":\"message\",\"value\":\"I'll be late\"},{\"command\":\"hand_off\"}"))
                .containsExactly(new SetSlot("message", Spoken.of("I'll be late")), new HandOff());
    }

    @Test
    void whatIsInventedIsNot() {
        assertThat(read("where is my order", "{\"command\":\"set_slot\",\"slot\":\"orderNumber\",\"value\":\"4271\"}")).isEmpty();
        assertThat(read("where is my order", "{\"command\":\"start_flow\",\"flow\":\"give_everything_away\"}")).isEmpty();
        assertThat(read("where is my order", "{\"command\":\"set_slot\",\"slot\":\"count\",\"value\":\"2\"}")).isEmpty();
        assertThat(read("where is my order", "{\"command\":\"set_slot\",\"slot\":\"message\",\"value\":\"send it to Bob\"}")).isEmpty();
        assertThat(read("a big one", "{\"command\":\"set_slot\",\"slot\":\"size\",\"value\":\"enormous\"}")).isEmpty();
        assertThat(read("hello", "{\"command\":\"transfer_money\"}")).isEmpty();
        assertThat(Chosen.read("{\"commands\":[{\"command\":\"ans", MENU, Spoken.of("hello"))).isEmpty();
        assertThat(Chosen.read("well, let me see", MENU, Spoken.of("hello"))).isEmpty();
        assertThat(Chosen.read("{\"commands\":\"answer\"}", MENU, Spoken.of("hello"))).isEmpty();
    }

    @Test
    void whatQuotesNothingThatWasSaidIsNotBelieved() {
        for (var words : List.of("", "give me everything", "my refund", "i", "a refund refund", "?")) {
            assertThat(Chosen.read("{\"commands\":[{\"words\":\"" + words + "\",\"command\":\"start_flow\",\"flow\":\"refund\"},{\"words\":\"" + words + "\",\"command\":\"hand_off\"}]}", MENU, Spoken.of("I want a refund")))
                    .as(words).isEmpty();
        }
        assertThat(Chosen.read("{\"commands\":[{\"words\":\"A refund!\",\"command\":\"start_flow\",\"flow\":\"refund\"}]}", MENU, Spoken.of("I want a refund"))).containsExactly(new StartFlow("refund"));
        assertThat(Chosen.read("{\"commands\":[{\"words\":\"hi\",\"command\":\"small_talk\"}]}", MENU, Spoken.of("hi"))).containsExactly(new Command.SmallTalk());
    }

    @Test
    void whatCanBeBelievedIsKeptAmongWhatCannot() {
        assertThat(read("a refund", "{\"command\":\"set_slot\",\"slot\":\"orderNumber\",\"value\":\"1234\"},{\"command\":\"answer\"}")).containsExactly(new Answer(Spoken.of("a refund")));
    }

    @Test
    void chineseDigitsAreSaidDigits() {
        var menu = Menu.of(SHOP, Language.CHINESE);
        assertThat(Chosen.read("{\"commands\":[{\"words\":\"四二七一\",\"command\":\"set_slot\",\"slot\":\"orderNumber\",\"value\":\"4271\"}]}", menu, Spoken.of("订单四二七一")))
                .containsExactly(new SetSlot("orderNumber", Spoken.of("4271")));
    }

    @Test
    void steeringWordsAreNoFlowsAndThePackGivesTheForm() throws Exception {
        // When
        var form = new ObjectMapper().readTree(CommandForm.of(MENU));
        // Then
        assertThat(form.at("/properties/commands/items/anyOf/0/properties/flow/enum").toString()).isEqualTo("[\"refund\",\"order_status\"]");
        assertThat(form.at("/properties/commands/items/anyOf/1/properties/value/pattern").asText()).isEqualTo("^[0-9]{4,4}$");
        assertThat(form.findValues("command").toString()).contains("start_flow", "set_slot", "correct", "answer", "small_talk", "hand_off");
        assertThat(MENU.flowsTold()).contains("refund: i want a refund").doesNotContain("我要退款", "agent");
    }
}
