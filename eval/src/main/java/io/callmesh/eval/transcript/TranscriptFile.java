package io.callmesh.eval.transcript;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Reads a file of conversations, whatever it is: what begins with `{` or `[` is JSON, anything else is text.
public final class TranscriptFile {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LARGEST_BYTES = 64L << 20;

    private TranscriptFile() {}

    /// @throws Unreadable when it is not there, or no transcript
    public static List<Conversation> read(Path file) {
        var name = String.valueOf(file.getFileName());
        var text = text(file);
        if (text.isBlank()) throw new Unreadable(file + ": is empty; expected a conversation");
        var found = text.stripLeading().startsWith("{") || text.stripLeading().startsWith("[") && !text.stripLeading().matches("(?s)\\[\\d.*") ? json(name, text) : new TextTranscript(name).read(text.lines().toList());
        if (found.isEmpty()) throw new Unreadable(file + ": nobody says anything in it");
        return found;
    }

    private static String text(Path file) {
        if (Files.isDirectory(file)) throw new Unreadable(file + ": is a folder; expected a file");
        if (!Files.exists(file)) throw new Unreadable(file + ": is not there");
        try {
            if (Files.size(file) > LARGEST_BYTES) throw new Unreadable(file + ": is larger than 64 MB; expected a transcript");
            var text = Files.readString(file);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException encoded) {
            throw new Unreadable(file + ": expected text in UTF-8");
        } catch (IOException unreadable) {
            throw new Unreadable(file + ": cannot be read");
        }
    }

    private static List<Conversation> json(String name, String text) {
        var transcript = new JsonTranscript(name);
        int line = 1;
        try (MappingIterator<JsonNode> objects = JSON.readerFor(JsonNode.class).readValues(text)) {
            while (objects.hasNextValue()) {
                line = objects.getCurrentLocation().getLineNr();
                var next = objects.nextValue();
                if (next.isArray()) for (var item : next) transcript.add(item, line);
                else transcript.add(next, line);
            }
        } catch (JsonProcessingException broken) {
            var at = broken.getLocation();
            throw new Unreadable(name + " line " + (at == null ? line : at.getLineNr()) + ": expected JSON" + (broken instanceof JsonParseException ? "" : " that is complete"));
        } catch (IOException everythingIsInMemory) {
            throw new Unreadable(name + ": cannot be read");
        }
        return transcript.conversations();
    }
}
