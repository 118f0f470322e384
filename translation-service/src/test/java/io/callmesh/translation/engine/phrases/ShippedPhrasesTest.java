package io.callmesh.translation.engine.phrases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.callmesh.runtime.privacy.Spoken;
import io.callmesh.translation.engine.LanguagePair;
import io.callmesh.translation.engine.LanguagePairs;
import io.callmesh.translation.engine.Phrasebook;
import io.callmesh.translation.engine.Phrasebook.Choice;
import io.callmesh.translation.engine.Phrasebook.Kind;
import io.callmesh.translation.engine.Phrasebook.Slot;
import io.callmesh.translation.engine.Task;
import io.callmesh.translation.engine.Translation.Translated;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The phrase books of the shipped assistants.
class ShippedPhrasesTest {

    private static final Path ASSISTANTS = Path.of(System.getProperty("callmesh.root"), "assistants");
    /// Names stay as they are; what is said when nothing can be translated is not translated, nor is a quotation of any text.
    private static final Set<String> UNTRANSLATED = Set.of("ask", "greeting", "untranslatable", "go_on", "go_on_start",
            "confirm_ahead", "confirm_address", "read_back.email", "confirm_problem"); // with names, addresses and complaints, which are nobody's sentences
    private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?])\\s+");
    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("order.due", "Friday, November 27"), Map.entry("order.item", "cast iron pan"), Map.entry("order.total", "45.00"),
            Map.entry("order.currency", "dollars"), Map.entry("deliveryDay", "Friday"), Map.entry("ask", "Is that right?"), Map.entry("order.status", "delayed"),
            Map.entry("recommendations.items", "bread knife, tea kettle and kitchen radio"), Map.entry("coffeeDrink", "latte"), Map.entry("size", "large"),
            Map.entry("roast", "dark roast"), Map.entry("numberOfShots", "double shot"), Map.entry("milkAmount", "some milk"), Map.entry("sugarAmount", "lots of sugar"),
            Map.entry("accounts.checking", "$1240.50"), Map.entry("accounts.savings", "$8300"), Map.entry("accounts.card", "$312.75"), Map.entry("card", "debit card"),
            Map.entry("replacement.due", "Tuesday, December 1"), Map.entry("route", "checking to savings"), Map.entry("amount", "$250"), Map.entry("transferDay", "Thursday, December 3"), Map.entry("callDay", "Thursday, December 3"), Map.entry("callTime", "4:30 pm"),
            Map.entry("callNumber", "4 1 5 5 5 5 0 1 3 4"), Map.entry("pickupTime", "7:15 am"), Map.entry("payment", "first"),
            Map.entry("transfer.checking", "$990.50"), Map.entry("transfer.savings", "$8550"), Map.entry("transfer.card", "$12.75"), Map.entry("payments.recent.0.amount", "$54.20"),
            Map.entry("payments.recent.0.payee", "Corner Market"), Map.entry("payments.recent.0.date", "Monday, November 23"), Map.entry("payments.recent.1.amount", "$23"),
            Map.entry("payments.recent.1.payee", "City Transit"), Map.entry("payments.recent.2.amount", "$118.40"), Map.entry("payments.recent.2.payee", "Harbor Books"),
            Map.entry("plan.visit", "Thursday, November 19"), Map.entry("plan.doctor", "Doctor Alvarez"), Map.entry("plan.steps", "rest your knee and drink plenty of water"),
            Map.entry("plan.medicines", "ibuprofen 400 milligrams after breakfast and after dinner and omeprazole 20 milligrams before breakfast"),
            Map.entry("appointment.date", "Wednesday, December 2"), Map.entry("appointment.time", "ten thirty in the morning"), Map.entry("appointment.doctor", "Doctor Alvarez"),
            Map.entry("openings.offers.0.date", "Thursday, December 3"), Map.entry("openings.offers.0.time", "nine fifteen in the morning"),
            Map.entry("openings.offers.1.date", "Friday, December 4"), Map.entry("openings.offers.1.time", "two thirty in the afternoon"),
            Map.entry("openings.offers.2.date", "Monday, December 7"), Map.entry("openings.offers.2.time", "eleven in the morning"), Map.entry("refill.ready", "Wednesday, November 25"));
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            retail | es-en | ¿Dónde está mi pedido? | where is my order?
            retail | es-en | Hola, ¿dónde está mi pedido 4271? | where is my order 4271?
            retail | es-en | Mi número de pedido es cuatro dos siete uno | my order number is 4271
            retail | es-en | quiero cancelar el pedido 4272, por favor | i want to cancel order 4272
            retail | es-en | el viernes | on friday
            retail | en-es | Order 4271 is on its way, and will arrive on November 27. | El pedido 4271 está en camino y llegará el 27 de noviembre.
            retail | en-es | Order 4 2 7 1 is on its way, and will arrive on Friday, November 27. | El pedido 4271 está en camino y llegará el viernes 27 de noviembre.
            retail | es-en | el 27 de noviembre |
            retail | en-es | Order 4 2 7 2 is one cast iron pan, for $45. | El pedido 4272 es: sartén de hierro fundido, por 45 dólares.
            retail | en-es | I am sorry, order 4271 has already been shipped, so I cannot cancel it. You can send it back within thirty days. | Lo siento, el pedido 4271 ya ha salido y no puedo cancelarlo. Puede devolverlo en un plazo de treinta días.
            retail | en-es | Order 4 2 7 2 is one cast iron pan, for 45.00 dollars. Shall I cancel it? | El pedido 4272 es: sartén de hierro fundido, por 45.00 dólares. ¿Lo cancelo?
            retail | en-es | Others liked our two-person tent, down sleeping bag and outdoor speaker. | A otros clientes les ha gustado tienda de dos personas, saco de dormir de plumas y altavoz de exterior.
            retail | zh-en | 我的订单4271到哪里了？ |
            retail | zh-en | 我的订单4271在哪里？ | where is my order 4271?
            retail | zh-en | 请帮我查一下订单四二七一 | check order 4271
            retail | en-zh | Order 4272 is cancelled. You will get your money back within five working days. | 订单4272已经取消。退款会在五个工作日内到账。
            retail | en-es | The moon is made of cheese. |
            coffee | es-en | Quisiera un capuchino, por favor | i would like a cappuccino
            coffee | es-en | ¿me pone un latte grande con leche de soja? | can i have a large latte with soy milk?
            coffee | zh-en | 来一杯大杯拿铁加豆奶 | can i have a large latte with soy milk
            coffee | en-es | One latte, large, dark roast, with lots of soy milk, with some sugar. Right? | Un latte, grande, tueste oscuro, con bastante leche de soja, con algo de azúcar. ¿Correcto?
            banking | es-en | he perdido mi tarjeta de crédito | i lost my credit card
            banking | es-en | ¿cuál es el saldo de mi cuenta de ahorro? | what is my savings balance?
            banking | en-es | Your debit card is frozen. If you need a new one, just say so. | Su tarjeta de débito está bloqueada. Si necesita una nueva, dígalo.
            banking | en-zh | I would move $250 from checking to savings. Shall I do that? | 活期转储蓄，金额250美元。可以吗？
            coffee | en-es | Thank you. Your latte will be ready at 7:15 pm. | Gracias. Su latte estará listo a las 19:15.
            clinic | es-en | me duele la rodilla | my knee hurts
            clinic | en-es | Please hang up and call nine one one now, or let somebody take you to an emergency room. | Cuelgue y llame ahora al nueve uno uno, o pida que le lleven a urgencias.
            coffee | en-es | Copper Kettle Coffee. What can I make for you? | Café Copper Kettle. ¿Qué le preparo?
            """)
    void translate(String pack, String pair, String text, String expected) throws Exception {
        // Given
        var sides = pair.split("-");
        var languages = new LanguagePair(sides[0], sides[1]);

        // When
        var translation = new PhrasesTranslator(new LanguagePairs(Set.of(languages))).translate(new Task("", book(pack), Spoken.of(text), languages));

        // Then
        var said = translation instanceof Translated(var words, _) ? words.reveal() : null;
        assertThat(said).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"retail, es", "retail, zh", "coffee, es", "coffee, zh", "banking, es", "banking, zh", "clinic, es", "clinic, zh"})
    void holdAllThatTheAssistantSays(String pack, String target) throws Exception {
        // Given
        var book = book(pack);
        var languages = new LanguagePair("en", target);
        var translator = new PhrasesTranslator(new LanguagePairs(Set.of(languages)));

        // When
        var missing = new ArrayList<String>();
        for (var spoken : spoken(pack)) {
            if (!(translator.translate(new Task("", book, Spoken.of(spoken), languages)) instanceof Translated)) missing.add(spoken);
        }

        // Then
        assertThat(missing).isEmpty();
    }

    /// Every text with values in it: whole, and sentence by sentence.
    private static List<String> spoken(String pack) throws IOException {
        var texts = new HashMap<String, String>();
        for (var folder : List.of("_base", pack)) texts.putAll(YAML.readValue(file(folder, "texts.en.yaml"), new TypeReference<Map<String, String>>() {}));
        texts.keySet().removeIf(key -> key.startsWith("word.") || key.startsWith("question.") || UNTRANSLATED.contains(key));
        return texts.values().stream().map(ShippedPhrasesTest::filled).flatMap(text -> Stream.concat(Stream.of(text), SENTENCE.splitAsStream(text))).toList();
    }

    private static String filled(String text) {
        return Element.GAP.matcher(text.replace("[", "").replace("]", "")).replaceAll(gap -> Matcher.quoteReplacement(VALUES.getOrDefault(gap.group(1), "4 2 7 1")));
    }

    @Test
    void haveTheSameGapsOnAllSides() throws IOException {
        for (var pack : List.of("retail", "coffee", "banking", "clinic")) {
            for (var sides : book(pack).sentences()) {
                assertThat(sides.values()).extracting(ShippedPhrasesTest::gaps).describedAs(sides.toString()).containsOnly(gaps(sides.get("en")));
            }
        }
    }

    private static List<String> gaps(String sentence) {
        return Element.GAP.matcher(sentence).results().map(gap -> gap.group(1)).sorted().toList();
    }

    private static Phrasebook book(String pack) throws IOException {
        var sentences = new ArrayList<Map<String, String>>();
        for (var folder : List.of(pack, "_base")) sentences.addAll(YAML.readValue(file(folder, "parallels.yaml"), new TypeReference<List<Map<String, String>>>() {}));
        var slots = new HashMap<String, Slot>();
        YAML.readTree(file(pack, "slots.yaml")).properties().forEach(slot -> slots.put(slot.getKey(), slot(slot.getValue())));
        return new Phrasebook(pack, sentences, slots);
    }

    private static java.io.File file(String folder, String name) {
        return ASSISTANTS.resolve(folder).resolve(name).toFile();
    }

    private static Slot slot(JsonNode written) {
        var choices = new ArrayList<Choice>();
        written.path("values").properties().forEach(value -> choices.add(new Choice(value.getKey(), spoken(value.getValue()))));
        return new Slot(kind(written.path("kind").asText()), written.path("min").asInt(), written.path("max").asInt(), choices);
    }

    private static Kind kind(String written) {
        return switch (written) {
            case "money", "date", "time", "phone" -> Kind.VALUE;
            case "name", "email", "address", "phrase" -> Kind.TEXT;
            default -> Kind.valueOf(written.toUpperCase(Locale.ROOT));
        };
    }

    private static Map<String, List<String>> spoken(JsonNode written) {
        return YAML.convertValue(written, new TypeReference<>() {});
    }
}
