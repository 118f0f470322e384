package io.callmesh.espeak.wire;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// What the owner asks of the helper.
public sealed interface Request {

    /// Longest message accepted, in bytes; a clause is a hundred times shorter.
    int MAX_BYTES = 64 * 1024;

    /// Longest text that is spoken, in bytes of UTF-8; a longer one is refused.
    int MAX_TEXT_BYTES = 8 * 1024;

    int id();

    /// Speak `text`.
    ///
    /// @param id             chosen by the owner, unique while the request lives
    /// @param markup         whether `text` is SSML
    /// @param wordsPerMinute 80 to 450
    /// @param pitch          0 to 99, 50 is the voice's own
    /// @param language       an espeak voice name: `en-us`, `cmn`, `es`
    /// @param text           UTF-8, not yet checked
    record Say(int id, boolean markup, int wordsPerMinute, int pitch, String language, byte[] text) implements Request {}

    /// Stop speaking request `id`, or forget it if it still waits.
    record Cancel(int id) implements Request {}

    default void write(DataOutputStream out) throws IOException {
        switch (this) {
            case Say say -> {
                byte[] language = say.language.getBytes(StandardCharsets.US_ASCII);
                out.writeInt(5 + 5 + language.length + say.text.length);
                out.writeByte(1);
                out.writeInt(say.id);
                out.writeByte(say.markup ? 1 : 0);
                out.writeShort(say.wordsPerMinute);
                out.writeByte(say.pitch);
                out.writeByte(language.length);
                out.write(language);
                out.write(say.text);
            }
            case Cancel(int id) -> {
                out.writeInt(5);
                out.writeByte(2);
                out.writeInt(id);
            }
        }
        out.flush();
    }

    /// Waits for the next request.
    ///
    /// @throws EOFException when the owner has closed the pipe
    /// @throws IOException  when the bytes are not a request; the pipe is then useless
    static Request read(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 5 || length > MAX_BYTES) throw new IOException("request of impossible length");
        byte kind = in.readByte();
        int id = in.readInt();
        return switch (kind) {
            case 1 -> readSay(in, id, length - 5);
            case 2 -> new Cancel(id);
            default -> throw new IOException("request of unknown kind");
        };
    }

    private static Say readSay(DataInputStream in, int id, int length) throws IOException {
        boolean markup = in.readByte() != 0;
        int wordsPerMinute = in.readUnsignedShort();
        int pitch = in.readUnsignedByte();
        int languageBytes = in.readUnsignedByte();
        if (languageBytes > length - 5) throw new IOException("language longer than its request");
        String language = new String(in.readNBytes(languageBytes), StandardCharsets.US_ASCII);
        byte[] text = in.readNBytes(length - 5 - languageBytes);
        if (text.length < length - 5 - languageBytes) throw new EOFException();
        return new Say(id, markup, wordsPerMinute, pitch, language, text);
    }
}
