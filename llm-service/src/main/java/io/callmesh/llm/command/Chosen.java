package io.callmesh.llm.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.callmesh.llm.command.Command.Answer;
import io.callmesh.llm.command.Command.Correct;
import io.callmesh.llm.command.Command.HandOff;
import io.callmesh.llm.command.Command.SetSlot;
import io.callmesh.llm.command.Command.SmallTalk;
import io.callmesh.llm.command.Command.StartFlow;
import io.callmesh.llm.language.Cardinal;
import io.callmesh.llm.language.DigitString;
import io.callmesh.llm.language.Today;
import io.callmesh.llm.language.Token;
import io.callmesh.llm.language.Tokenizer;
import io.callmesh.llm.pack.Pack.Slot;
import io.callmesh.llm.value.Amounts;
import io.callmesh.llm.value.Contacts;
import io.callmesh.llm.value.Days;
import io.callmesh.llm.value.Reading;
import io.callmesh.llm.value.Times;
import io.callmesh.runtime.privacy.Spoken;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/// Reads what a model has chosen, and believes only what the menu offers and the caller has said: each command must quote the
/// words that ask for it, and a value must be among what was said.
public final class Chosen {

    private static final ObjectMapper JSON = new ObjectMapper();
    /// Fewer letters, or Han characters, are quoted by chance; a shorter utterance is quoted whole.
    private static final int LETTERS = 4, HAN = 2;

    private final Menu menu;
    private final List<Token> tokens;

    private Chosen(Menu menu, String heard) {
        this.menu = menu;
        tokens = Tokenizer.tokens(heard, menu.language());
    }

    /// @param json  as it fits [CommandForm], or anything else
    /// @param heard what the caller said
    /// @return nothing when nothing of it can be believed
    public static List<Command> read(String json, Menu menu, Spoken heard) {
        try {
            var reader = new Chosen(menu, heard.reveal());
            return StreamSupport.stream(JSON.readTree(json).path("commands").spliterator(), false).map(reader::command).flatMap(Optional::stream).distinct().toList();
        } catch (JsonProcessingException cutOff) {
            return List.of();
        }
    }

    private Optional<Command> command(JsonNode told) {
        String name = told.path("flow").asText(""), words = told.path("words").asText("");
        if (!quotes(words)) return Optional.empty();
        return switch (told.path("command").asText("")) {
            case "start_flow" -> Optional.<Command>of(new StartFlow(name)).filter(_ -> menu.offers(name));
            case "set_slot" -> value(told).map(value -> new SetSlot(slotName(told), value));
            case "correct" -> value(told).map(value -> new Correct(slotName(told), value));
            case "answer" -> Optional.of(new Answer(Spoken.of(words.strip())));
            case "small_talk" -> Optional.of(new SmallTalk());
            case "hand_off" -> Optional.of(new HandOff());
            default -> Optional.empty();
        };
    }

    private boolean quotes(String words) {
        var quoted = words(Tokenizer.tokens(words, menu.language()));
        if (quoted.isEmpty() || Collections.indexOfSubList(words(tokens), quoted) < 0) return false;
        String all = String.join("", quoted);
        boolean han = all.codePoints().anyMatch(Character::isIdeographic);
        return all.codePointCount(0, all.length()) >= (han ? HAN : LETTERS) || quoted.size() == tokens.size();
    }

    private static String slotName(JsonNode told) {
        return told.path("slot").asText("");
    }

    private Optional<Spoken> value(JsonNode told) {
        String value = told.path("value").asText("");
        return menu.slots().stream().filter(slot -> slot.name().equals(slotName(told))).findFirst().filter(slot -> said(slot, value)).map(_ -> Spoken.of(value));
    }

    private boolean said(Slot slot, String value) {
        return switch (slot.kind()) {
            case DIGITS -> places().anyMatch(at -> DigitString.readings(tokens, at, slot.longest()).stream().anyMatch(reading -> reading.digits().equals(value)));
            case NUMBER -> places().anyMatch(at -> Cardinal.at(tokens, at).filter(number -> Long.toString(number.value()).equals(value)).isPresent());
            case MONEY -> read(at -> Amounts.at(tokens, at, true), value);
            case DATE -> read(at -> Days.at(tokens, at, Today.day(), true), value);
            case TIME -> read(at -> Times.at(tokens, at, true), value) || read(at -> Times.at(tokens, at, true).filter(Reading::open).map(Reading::later), value);
            case EMAIL -> read(at -> Contacts.email(tokens, at), value);
            case PHONE -> read(at -> Contacts.phone(tokens, at, true), value);
            case TEXT, PHRASE, NAME, ADDRESS -> !value.isBlank() && Collections.indexOfSubList(words(tokens), words(Tokenizer.tokens(value, menu.language()))) >= 0;
            case CHOICE -> menu.chooses(slot, value);
        };
    }

    private boolean read(IntFunction<Optional<Reading>> reader, String value) {
        return places().anyMatch(at -> reader.apply(at).filter(reading -> reading.value().equals(value)).isPresent());
    }

    private IntStream places() {
        return IntStream.range(0, tokens.size());
    }

    private static List<String> words(List<Token> tokens) {
        return tokens.stream().map(Token::word).toList();
    }
}
