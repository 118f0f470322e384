package io.callmesh.llm.tag;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/// A tagger as a file: slots, features, and all weights as 32-bit floats, the highest byte first.
public final class TaggerFile {

    /// The last digit is the version of the layout.
    private static final long MARK = 0x63616c6c74616702L;
    private static final int MOST = 10_000_000;

    private TaggerFile() {}

    public static void write(Tagger tagger, Path file) throws IOException {
        try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            out.writeLong(MARK);
            words(out, tagger.tags().slots());
            words(out, tagger.features());
            for (float[] row : tagger.chain().features()) floats(out, row);
            for (float[] row : tagger.chain().steps()) floats(out, row);
            var heart = new TreeMap<>(tagger.heart().slots());
            words(out, List.copyOf(heart.keySet()));
            words(out, List.copyOf(heart.values()));
            words(out, List.copyOf(tagger.known()));
            out.writeBoolean(tagger.alone());
            out.writeLong(MARK);
        }
    }

    private static void words(DataOutputStream out, List<String> words) throws IOException {
        out.writeInt(words.size());
        for (var word : words) out.writeUTF(word);
    }

    private static void floats(DataOutputStream out, float[] row) throws IOException {
        for (float weight : row) out.writeFloat(weight);
    }

    /// @throws IOException when it is no such file, or not a whole one
    public static Tagger read(Path file) throws IOException {
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            mark(in);
            var tags = new Tags(words(in));
            var features = words(in);
            var chain = new Chain(features.size(), tags.size());
            for (float[] row : chain.features()) floats(in, row);
            for (float[] row : chain.steps()) floats(in, row);
            var heart = heart(words(in), words(in));
            var known = Set.copyOf(words(in));
            boolean alone = in.readBoolean();
            mark(in);
            return new Tagger(tags, features, chain, heart, known, alone);
        }
    }

    private static void mark(DataInputStream in) throws IOException {
        if (in.readLong() != MARK) throw new StreamCorruptedException("no tagger of this version");
    }

    private static List<String> words(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > MOST) throw new StreamCorruptedException("a count of " + count);
        var words = new ArrayList<String>();
        for (int i = 0; i < count; i++) words.add(in.readUTF());
        return List.copyOf(words);
    }

    private static ByHeart heart(List<String> values, List<String> slots) throws IOException {
        if (values.size() != slots.size()) throw new StreamCorruptedException("values without slots");
        var heart = new HashMap<String, String>();
        for (int i = 0; i < values.size(); i++) heart.put(values.get(i), slots.get(i));
        return new ByHeart(heart);
    }

    private static void floats(DataInputStream in, float[] row) throws IOException {
        for (int i = 0; i < row.length; i++) row[i] = in.readFloat();
    }
}
